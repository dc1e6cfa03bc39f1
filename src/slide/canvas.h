// Canvas: what has been drawn of a slide so far: its ground, which does not move, and the actors on it. Coordinates are
// those of the screen, px. Inside this room only; one owner, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "slide/slide.h"

namespace accolade::slide {

class Canvas {
  public:
    explicit Canvas(Slide begun) : slide_(std::move(begun)) {}

    void to_ground(std::vector<Command> commands);
    Actor& act(std::string name, theme::Motion motion, std::vector<Command> commands, int order);

    void grow(Disc disc) { slide_.discs.push_back(std::move(disc)); }
    void throw_confetti(Confetti confetti) { slide_.confetti = std::move(confetti); }
    void turn_tiles(Tiles tiles) { slide_.tiles = std::move(tiles); }
    void say_too_long() { slide_.fits = false; }
    void say_shortened(const std::string& part) { slide_.shortened.push_back(part); }
    void say_waiting() { slide_.waiting = true; }

    // How much there was at one moment: what came later can be looked at and taken back.
    struct Mark {
        std::size_t ground = 0, actors = 0, parts = 0;
    };
    Mark mark() const { return {ground_.size(), slide_.actors.size(), slide_.parts.size()}; }
    std::vector<Command> since(Mark mark) const;
    void take_back(Mark mark);
    bool words_in(Rect rect, Mark until) const;  // words that were there by then stand in it

    void has_grid(std::vector<Rect> areas) { slide_.grid = std::move(areas); }
    // What was drawn since then is this part.
    void is_part(std::string name, std::string_view what, Rect area, Mark since);

    const std::vector<PlacedPart>& parts() const { return slide_.parts; }
    std::vector<Command>& ground() { return ground_; }
    const std::vector<Command>& ground() const { return ground_; }
    std::vector<const Command*> commands_of(const PlacedPart& part) const;

    Slide finish();

  private:
    void leave_covered_tiles_out();

    Slide slide_;
    std::vector<Command> ground_;
};

Rect bounds_of(const Fill& fill);
Rect bounds_of(const Letters& letters);
Rect bounds_of(const Command& command);

bool meet(Rect a, Rect b);

}  // namespace accolade::slide
