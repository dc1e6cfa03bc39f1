// Variable: an environment variable, until the end of the scope; nullptr: not set.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>

namespace accolade {

class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* now = std::getenv(name)) before_ = {true, now};
        set(value);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { set(before_.first ? before_.second.c_str() : nullptr); }

  private:
    void set(const char* value) const {
        if (value != nullptr) {
            setenv(name_, value, 1);
        } else {
            unsetenv(name_);
        }
    }
    const char* name_;
    std::pair<bool, std::string> before_{false, ""};
};

}  // namespace accolade
