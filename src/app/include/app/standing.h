// Standing: all that somebody should see to, each since it was first seen. Value; the main thread.
#pragma once

#include <utility>
#include <vector>

#include "model/status.h"

namespace accolade::app {

class Standing {
  public:
    // What stands now; what stood before keeps its beginning.
    void follow(std::vector<model::Trouble> now);
    const std::vector<model::Trouble>& all() const { return all_; }

  private:
    std::vector<model::Trouble> all_;
};

}  // namespace accolade::app
