// Thanks: how thank-yous are put into words: who thanks whom, on a slide of its own or on a card beside others; and
// what is said first where a post, a welcome or a thank-you has both a title and a text. Pure functions; any thread.
#pragma once

#include "model/news.h"
#include "saying.h"
#include "wording/words.h"

namespace accolade::wording {

// "To Ada Holm", "from Jonas Berg"; nothing if nobody is named.
std::string thanked(const Telling& telling);
std::string thanks_of(const Telling& telling);

// What is said, and what it is about: the text and its title; or the title alone, and then the kind of thing it is. A
// welcome's title is about its guests.
std::string message_of(const Telling& telling);
std::string subject_of(const Telling& telling);

// Who said it in public, what they do or their handle, and what is left of handle and network to be told.
struct Author {
    std::string name, line, posted;
};
Author author_of(const Telling& telling);

// "kudos.2.to", "kudos.2.from" ...: what the card at this place of a slide says.
void put_card(Words& words, std::size_t place, const Telling& telling);

// "kudos.count" and "kudos.week": "27" and "thank-yous this week", of those whose day is in this week, from two on. In
// a language where the number stands amid its words they are one: "kudos.week" alone. "kudos.unit" is "kudos.week"
// where there is a "kudos.count".
void put_week(Words& words, const model::News& news, const Telling& telling);

}  // namespace accolade::wording
