// The reader of the people of an item: who is recognised, who says it, who visits; and what they consented to. Values
// that borrow; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "members.h"
#include "model/item.h"

namespace accolade::feed {

// Where we cannot tell what somebody consented to, it is nothing.
model::Consent read_consent(Members& members);

// REQUIRES that the Members outlive it.
class People {
  public:
    explicit People(Members& members) : members_(&members) {}

    std::optional<model::Person> one(std::string_view key);
    std::vector<model::Person> several(std::string_view key);  // a list, or one person without the list around

    // False once somebody was read who did not consent to be shown: then the item must not be.
    bool consented() const { return consented_; }

  private:
    std::optional<model::Person> taken(const json::Value& value, const std::string& inside);

    Members* members_;
    bool consented_ = true;
};

}  // namespace accolade::feed
