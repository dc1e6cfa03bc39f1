// A picture's name: its address without what a server puts there to open it for a while, such as a signature and when
// that ends. The next fetch of a feed has others for the same picture, which is neither fetched nor drawn again for it.
// Whatever else stands in a query ("?id=5", "?v=2") names another picture, and stays. Pure; any thread.
#pragma once

#include <string>

#include "model/item.h"

namespace accolade::feed {

std::string picture_name(const std::string& address);

// Whether nothing but the signatures of their pictures differs.
bool same_but_signatures(const model::Item& a, const model::Item& b);

}  // namespace accolade::feed
