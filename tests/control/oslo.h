// Where the screens of these tests hang.
#pragma once

#include "model/local_time.h"

namespace accolade::test {

inline const model::Zone& oslo() {
    static const model::Zone zone = *model::Zone::named("Europe/Oslo");
    return zone;
}

}  // namespace accolade::test
