#include "screen/chime.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "support/temp_folder.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::screen;

namespace {

float loudest(const std::vector<float>& samples, std::size_t from, std::size_t to) {
    float most = 0;
    for (std::size_t i = from; i < std::min(to, samples.size()); ++i) most = std::max(most, std::fabs(samples[i]));
    return most;
}

std::vector<float> samples_in(const std::filesystem::path& file) {
    const auto bytes = TempFolder::read(file);
    std::vector<float> samples(bytes.size() / sizeof(float));
    std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
    return samples;
}

}  // namespace

TEST_CASE("the chime begins at once, is never too loud, and dies away") {
    const auto samples = chime_samples(kChimeRate);
    const std::size_t tenth = kChimeRate / 10;
    CHECK(samples.size() > 20 * tenth);
    CHECK(samples.size() < 30 * tenth);
    CHECK(loudest(samples, 0, samples.size()) == doctest::Approx(0.5));
    CHECK(loudest(samples, 0, tenth) > 0.1F);
    CHECK(loudest(samples, 20 * tenth, 21 * tenth) < 0.05F);
    CHECK(std::fabs(samples.back()) < 0.001F);
    CHECK(std::fabs(samples.front()) < 0.01F);
}

TEST_CASE("the chime is heard when it was asked for, and not before") {
    const TempFolder folder;
    const auto file = folder / "heard.raw";
    const Variable driver("SDL_AUDIODRIVER", "disk"), path("SDL_DISKAUDIOFILE", file.string().c_str());
    std::string said;
    Log log([&said](std::string_view line) { said += line; }, machine_clock(), false);
    {
        Chime chime(log);
        const auto began = std::chrono::steady_clock::now();
        chime.play(Milliseconds(600));
        CHECK(std::chrono::steady_clock::now() - began < std::chrono::milliseconds(50));  // it waits for nothing
        std::this_thread::sleep_for(std::chrono::milliseconds(3'600));
    }
    CHECK(said == "");
    const auto samples = samples_in(file);
    const auto first = std::find_if(samples.begin(), samples.end(), [](float s) { return std::fabs(s) > 0.02F; });
    REQUIRE(first != samples.end());
    const double seconds = static_cast<double>(first - samples.begin()) / kChimeRate;
    CHECK(seconds > 0.2);  // what opening the device took is no longer waited for
    CHECK(seconds < 0.65);
    CHECK(loudest(samples, 0, samples.size()) == doctest::Approx(0.5).epsilon(0.02));
}

TEST_CASE("a chime that is called off is not heard") {
    const TempFolder folder;
    const auto file = folder / "heard.raw";
    const Variable driver("SDL_AUDIODRIVER", "disk"), path("SDL_DISKAUDIOFILE", file.string().c_str());
    Log log([](std::string_view) {}, machine_clock(), false);
    {
        Chime chime(log);
        chime.play(Milliseconds(800));
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        chime.hush();
        std::this_thread::sleep_for(std::chrono::milliseconds(900));
    }
    const auto samples = samples_in(file);
    CHECK(loudest(samples, 0, samples.size()) == 0);
}

TEST_CASE("a machine without a sound device has one line about it, and the show goes on") {
    const Variable driver("SDL_AUDIODRIVER", "no-such-driver");
    std::string said;
    Log log([&said](std::string_view line) { said += line; }, machine_clock(), false);
    {
        Chime chime(log);
        chime.play();
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        chime.play();
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    CHECK(said.find("no sound device") != std::string::npos);
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);
}
