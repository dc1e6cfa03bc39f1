// Cases: one lambda for each alternative of a std::variant, for std::visit. Value; any thread.
#pragma once

namespace accolade {

template <class... F>
struct Cases : F... {
    using F::operator()...;
};

}  // namespace accolade
