// Fingerprint: what tells an item from the same one with any other word, number, date or rule; the same on every
// machine and after every start. When it was modified is no difference. Pure; any thread.
#pragma once

#include <string>

#include "model/item.h"

namespace accolade::model {

std::string fingerprint_of(const Item& item);  // 64 hexadecimal digits

}  // namespace accolade::model
