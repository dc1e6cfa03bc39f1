#include "feed/report.h"

#include "address.h"
#include "clean_text.h"

namespace accolade::feed {

Report::Report(const FeedContext& context, Complaints& complaints)
    : context_(&context),
      complaints_(&complaints),
      address_(context.name.empty() ? public_form(context.address) : context.name),
      where_(address_) {}

void Report::about_feed() {
    where_ = address_;
}

void Report::about_item(std::size_t number, std::string_view id) {
    item_ = id;
    where_ = address_ + ", " + (number == 0 ? "live item" : "item " + std::to_string(number));
    if (!id.empty()) where_ += " (\"" + shown(id) + "\")";
}

void Report::inform_once(json::Place at, std::string what) {
    if (informed_.insert(what).second) add(Severity::info, at, std::move(what));
}

void Report::finish() {
    if (held_back_ == 0) return;
    complaints_->push_back({Severity::warning, address_, "and " + std::to_string(held_back_) + " more complaints"});
}

void Report::add(Severity severity, json::Place at, std::string what) {
    if (complaints_->size() >= context_->caps.complaints) {
        ++held_back_;
        return;
    }
    complaints_->push_back({severity, place(at), std::move(what)});
}

}  // namespace accolade::feed
