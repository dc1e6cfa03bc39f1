// Where words stand on every shipped theme's slides, on screens of every shape, for texts as short and as long as a
// feed may send: never over one another, never over a picture or a tile that is not theirs, never near an edge.
// What is measured is the ink: the glyphs' own pictures.
#include <algorithm>
#include <set>
#include <sstream>

#include "canvas.h"
#include "grid.h"
#include "mirror.h"
#include "slide/lobby.h"
#include "support/themes.h"

using namespace accolade;
using namespace accolade::test;

namespace {

struct Ink {
    std::string part, words;
    std::size_t block = 0;
    Rect rect;
};

Rect ink_of(const TextLine& line, Point at, text::Fonts& fonts) {
    Rect all;
    for (const auto& glyph : line.glyphs) {
        const auto& picture = fonts.picture(glyph.face, glyph.index, glyph.size, 0);
        if (picture.width == 0) continue;
        all = united(
            all, {at.x + glyph.x + static_cast<float>(picture.left), at.y + glyph.y + static_cast<float>(picture.top),
                  static_cast<float>(picture.width), static_cast<float>(picture.height)});
    }
    return all;
}

std::vector<Ink> inks_of(const slide::Slide& slide, text::Fonts& fonts) {
    std::vector<Ink> inks;
    std::size_t block = 0;
    const auto take = [&](const std::string& part, const std::vector<Command>& commands) {
        for (const auto& command : commands) {
            const auto* letters = std::get_if<Letters>(&command);
            if (letters == nullptr) continue;
            ++block;
            for (const auto& line : letters->block.lines) {
                const Rect rect = ink_of(line, letters->at, fonts);
                if (!rect.empty()) inks.push_back({part, line.words, block, rect});
            }
        }
    };
    take("ground", slide.ground->commands);
    for (const auto& actor : slide.actors) take(actor.name.substr(0, actor.name.find('.')), actor.drawing->commands);
    return inks;
}

// What words of other parts must keep clear of: tiles, dashes, and pictures and mosaics in areas of their own.
std::vector<Ink> obstacles_of(const slide::Slide& slide, const theme::Theme& theme) {
    std::vector<Ink> obstacles;
    const float unit = slide.size.unit();
    for (const auto& actor : slide.actors) {
        for (const auto& command : actor.drawing->commands) {
            const auto* fill = std::get_if<Fill>(&command);
            if (fill != nullptr && actor.name == "tile") obstacles.push_back({"tile", "", 0, bounds(fill->path)});
        }
    }
    for (const auto& command : slide.ground->commands) {
        const auto* fill = std::get_if<Fill>(&command);
        if (fill == nullptr) continue;
        const Rect b = bounds(fill->path);
        if (b.h <= std::max(2.0F, unit * 0.6F) && b.w > b.h * 3 && b.w < unit * 8)
            obstacles.push_back({"progress", "", 0, b});
    }
    const auto design =
        std::find_if(theme.slides.begin(), theme.slides.end(), [&](const auto& s) { return s.name == slide.name; });
    if (design == theme.slides.end()) return obstacles;
    for (const auto& area : slide::place(slide.size.portrait() ? design->portrait : design->landscape, slide.size)) {
        const theme::Part* part = design->part(area.name);
        if (part == nullptr) continue;
        const auto* picture = theme::as<theme::PicturePart>(*part);
        const auto* mosaic = theme::as<theme::MosaicPart>(*part);
        const bool shaped = picture != nullptr && picture->outline.shape != theme::Shape::rectangle;
        if (shaped || (mosaic != nullptr && mosaic->mosaic == theme::Mosaic::full)) {
            const auto width = static_cast<float>(slide.size.w);
            obstacles.push_back({area.name, "", 0, slide.from_right ? slide::mirrored(area.rect, width) : area.rect});
        }
    }
    return obstacles;
}

bool overlap(Rect a, Rect b, float slack) {
    return std::min(a.right(), b.right()) - std::max(a.x, b.x) > slack &&
           std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > slack;
}

std::string place(const Ink& ink) {
    std::ostringstream out;
    out << ink.part << " \"" << ink.words << "\" at " << ink.rect.x << "," << ink.rect.y << " " << ink.rect.w << "x"
        << ink.rect.h;
    return out.str();
}

// Every complaint about a slide, as sentences.
std::vector<std::string> faults_of(const slide::Slide& slide, const theme::Theme& theme, text::Fonts& fonts,
                                   float least_margin = 6) {
    std::vector<std::string> faults;
    const auto inks = inks_of(slide, fonts);
    const float unit = slide.size.unit(), slack = 0.25F * unit;
    const auto w = static_cast<float>(slide.size.w), h = static_cast<float>(slide.size.h);
    for (std::size_t i = 0; i < inks.size(); ++i) {
        const Ink& a = inks[i];
        // A number on a tile at the screen's edge stands 4 u from it (comp 01); a brush of a descender is forgiven.
        const float margin = (a.part == "tile" ? 4.0F : least_margin) * unit;
        if (a.rect.x < margin || a.rect.y < margin || a.rect.right() > w - margin || a.rect.bottom() > h - margin) {
            faults.push_back("too near an edge: " + place(a));
        }
        for (std::size_t j = i + 1; j < inks.size(); ++j) {
            const Ink& b = inks[j];
            if (a.block != b.block && a.part != b.part && overlap(a.rect, b.rect, slack))
                faults.push_back(place(a) + " over " + place(b));
        }
        for (const Ink& other : obstacles_of(slide, theme)) {
            if (a.part != other.part && a.part != "tile" && overlap(a.rect, other.rect, slack))
                faults.push_back(place(a) + " over " + place(other));
        }
    }
    return faults;
}

constexpr PixelSize kSizes[] = {{1920, 1080}, {1080, 1920}, {1280, 1024}, {3840, 1080}, {800, 1280}};

struct Sample {
    std::string name;
    model::Item item;
};

// The same three kinds, which have slides of their own, and one that has none; as a feed may fill them.
std::vector<Sample> samples(const std::string& name) {
    model::Item story = turbines(), milestone = homes(), quote = praise(), event;
    event.id = "summer";
    event.kind = model::Kind::event;
    event.starts = model::Moment{afternoon() + std::chrono::hours(70), false};
    event.place = "Canteen";
    event.title = "Open house";
    if (name == "short") {
        story.title = "Safe";
        story.body = "";
        story.people = {person("Bo")};
        story.figures = {{{1, 0}, ""}};
        milestone.counter->value = {7, 0};
        milestone.counter->target = model::Number{10, 0};
        milestone.counter->previous = model::Number{6, 0};
        milestone.title = "Days";
        milestone.body = "";
        quote.body = "Wow.";
        quote.from = person("Bo");
        quote.from->photo = "bo.jpg";
    }
    if (name == "long") {
        const std::string much =
            "Everybody in the warehouse, the workshop and the two offices helped to bring the delayed shipment back on "
            "its way, "
            "although nobody had been asked to stay and the last bus had gone. The customers noticed. So did we.";
        story.title =
            "Krankenhausverwaltungsmodernisierung, together with everyone in Operations, Finance and the Harbour";
        story.body = much;
        story.people[0] = person("Hubert Blaine Wolfeschlegelsteinhausenbergerdorff senior",
                                 "Principal Offshore Interconnection Operations Coordinator",
                                 "Department of Everything Else", "Llanfairpwllgwyngyll");
        story.figures = {{{1234567890, 0}, "kilowatt hours of electricity"},
                         {{0.125, 3}, "incidents per thousand hours"},
                         {{871204, 0}, "households in seven countries"}};
        milestone.title =
            "Kilowatt hours that were produced, transmitted and delivered by all of our wind farms together";
        milestone.counter->value = {98765432109, 0};
        milestone.counter->target = model::Number{100000000000, 0};
        milestone.counter->previous = model::Number{98700000000, 0};
        milestone.counter->unit = "kilowatt hours since the beginning of the year";
        milestone.body = much;
        quote.body = much;
        quote.from =
            person("Hubert Blaine Wolfeschlegelsteinhausenbergerdorff senior",
                   "Principal Offshore Interconnection Operations Coordinator", "", "Llanfairpwllgwyngyll", "h.jpg");
        quote.from->company = "Vereinigte Nordseeleitungsgesellschaft";
        event.title = story.title;
        event.place = "Grand hall of the old harbour administration, second floor, behind the stairs";
        event.body = much;
    }
    if (name == "CJK") {
        story.language = milestone.language = quote.language = event.language = "ja";
        story.title = "嵐の前に、十二基の風車を送電網へ戻した夜勤チーム";
        story.body = "輸出ケーブルが故障したとき、夜勤チームはこれまで使われたことのない回線で電力を迂回させました。";
        story.people = {person("高橋 美咲", "洋上運用部", "", "エスビャウ", "m.jpg")};
        milestone.title = "風力で暮らす家庭の数";
        milestone.body = "春までに百万世帯へ。";
        milestone.counter->unit = "世帯";
        quote.body = "私たちが問題に気づく前に、もう電話をくれていました。";
        quote.from = person("佐藤 健", "運用部長", "", "", "s.jpg");
        event.title = "秋のオープンハウス";
        event.place = "社員食堂";
    }
    if (name == "Arabic") {
        story.language = milestone.language = quote.language = event.language = "ar";
        story.title = "اثنتا عشرة عنفة عادت إلى الشبكة قبل العاصفة";
        story.body = "عندما تعطل كابل التصدير، أعاد طاقم الليل توجيه الطاقة عبر خط لم يستخدم من قبل.";
        story.people = {person("طاقم الليل", "العمليات البحرية", "", "إسبيرغ", "t.jpg")};
        milestone.title = "المنازل التي تعمل بطاقة الرياح";
        milestone.body = "مليون منزل بحلول الربيع.";
        milestone.counter->unit = "منزل";
        quote.body = "اتصلوا بنا قبل أن نعرف أن هناك مشكلة.";
        quote.from = person("ليلى حداد", "مديرة العمليات", "", "", "l.jpg");
        event.title = "يوم مفتوح";
        event.place = "المقصف";
    }
    if (name == "Urdu") {
        story.language = milestone.language = quote.language = event.language = "ur";
        story.title = "بارہ ٹربائنیں طوفان سے پہلے گرڈ پر واپس";
        story.body =
            "جب برآمدی کیبل ناکام ہوئی تو رات کے عملے نے بجلی ایک ایسی لائن سے گزاری جو کبھی استعمال نہیں ہوئی تھی۔";
        story.people = {person("عائشہ صدیقی", "سربراہ خدمات", "", "لاہور", "t.jpg")};
        milestone.title = "ہوا سے چلنے والے گھر";
        milestone.body = "بہار تک دس لاکھ گھر";
        milestone.counter->unit = "گھر";
        quote.body = "ہمیں معلوم ہونے سے پہلے ہی انہوں نے فون کر دیا۔";
        quote.from = person("عائشہ صدیقی", "منتظم", "", "", "l.jpg");
        event.title = "بندرگاہ پر گاہکوں کا دن";
        event.place = "بڑا ہال";
    }
    return {
        {name + " story", story}, {name + " milestone", milestone}, {name + " quote", quote}, {name + " event", event}};
}

void look_at(const std::string& sample, Photos photos, text::SystemFonts system, float least_margin = 6) {
    const auto fonts = bundled_fonts(system);
    for (const auto& name : shipped_themes()) {
        const auto theme = theme_named(name);
        for (const PixelSize size : kSizes) {
            for (const auto& [label, item] : samples(sample)) {
                const auto content = content_of(item);
                auto stage = stage_of(theme, *fonts, size, photos);
                for (const auto corners : {slide::Arrangement::usual, slide::Arrangement::opposite}) {
                    stage.corners = corners;
                    const auto slide = slide::design(content, stage);
                    for (const auto& fault : faults_of(slide, theme, *fonts, least_margin)) {
                        FAIL_CHECK(name << " " << size.w << "x" << size.h << ", " << label << " (" << slide.name
                                        << "): " << fault);
                    }
                }
            }
        }
    }
    if (!fonts->missing().empty())
        MESSAGE("no font on this machine for " << fonts->missing().begin()->first << ": less was seen than meant");
}

}  // namespace

TEST_CASE("ordinary words have room on every theme and every screen") {
    look_at("ordinary", Photos::there, text::SystemFonts::ignore);
}
TEST_CASE("short words have room on every theme and every screen") {
    look_at("short", Photos::there, text::SystemFonts::ignore);
}
TEST_CASE("long words have room on every theme and every screen") {
    look_at("long", Photos::there, text::SystemFonts::ignore);
}
TEST_CASE("Japanese words have room on every theme and every screen") {
    look_at("CJK", Photos::there, text::SystemFonts::use);
}
TEST_CASE("Arabic words have room on every theme and every screen") {
    look_at("Arabic", Photos::there, text::SystemFonts::use);
}
TEST_CASE("Urdu words, which slope, have room on every theme and every screen") {
    look_at("Urdu", Photos::there, text::SystemFonts::use, 5.6F);  // the arm of a gaf leans over the edge
}
TEST_CASE("without photographs ordinary words have room") {
    look_at("ordinary", Photos::missing, text::SystemFonts::ignore);
}
TEST_CASE("without photographs long words have room") {
    look_at("long", Photos::missing, text::SystemFonts::ignore);
}

TEST_CASE("the idle slide's greeting has room on every theme and every screen") {
    const auto fonts = bundled_fonts();
    for (const auto& name : shipped_themes()) {
        const auto theme = theme_named(name);
        for (const PixelSize size : kSizes) {
            for (const std::string brand : {"N", "Vereinigte Nordseeleitungsgesellschaft und Töchter, Esbjerg"}) {
                auto stage = stage_of(theme, *fonts, size);
                for (const auto corners : {slide::Arrangement::usual, slide::Arrangement::opposite}) {
                    stage.corners = corners;
                    const auto slide = slide::design(idle_content({brand, ""}), stage);
                    for (const auto& fault : faults_of(slide, theme, *fonts)) {
                        FAIL_CHECK(name << " " << size.w << "x" << size.h << ", idle: " << fault);
                    }
                }
            }
        }
    }
}

TEST_CASE("a percentage stands over no words, however far the number has come, with a goal or without one") {
    const auto fonts = bundled_fonts();
    for (const auto& name : shipped_themes()) {
        const auto theme = theme_named(name);
        for (const PixelSize size : kSizes) {
            for (int percent = 0; percent <= 100; percent += 4) {
                auto item = homes();
                item.title = "Homes that have had wind power from Nordhavn since the first of our turbines";
                item.body = "Next stop: one million homes by spring";
                item.counter->value = {percent * 10'000.0, 0};
                item.counter->unit = "homes since this morning";
                if (percent % 8 == 0) item.counter->previous.reset();
                if (percent % 12 == 0) item.counter->target.reset();
                const auto slide = slide::design(content_of(item), stage_of(theme, *fonts, size));
                for (const auto& fault : faults_of(slide, theme, *fonts)) {
                    FAIL_CHECK(name << " " << size.w << "x" << size.h << ", " << percent << " %: " << fault);
                }
            }
        }
    }
}
