#include "command_table.h"

#include <algorithm>

namespace accolade::app {

const std::vector<OptionRow>& option_table() {
    static const std::vector<OptionRow> kOptions{
        {"--config", "FILE", "the screen's settings; those of the service without it (docs/configuration.md)"},
        {"--feed", "URL|FILE", "an address, a file or a folder of feeds, instead of the settings' (docs/feed.md)"},
        {"--theme", "NAME|DIR",
         "atelier, nocturne, beacon, meridian, gala, base, or a folder of your own (docs/theme.md)"},
        {"--windowed", "[=1280x720]", "in a window"},
        {"--rotate", "0|90|180|270", "how far the picture is turned clockwise, for screens that hang upright"},
        {"--for", "SECONDS", "ends by itself after so long"},
        {"--hurry", "TIMES", "time runs so many times as fast: for long tests in a short time"},
        {"--out", "DIR", "the folder that the pictures go to"},
        {"--size", "WxH", "of the pictures, said once or more; 1920x1080 and 1080x1920 without it"},
        {"--at", "TIME", "the moment that is meant, like 2026-11-23T14:32; now without it"},
        {"--all", "", "also what this screen does not show"},
        {"--celebration", "ID", "the celebration of this item, second by second, instead of slides"},
        {"--celebrations", "", "the celebrations of all items that have one"},
        {"--from", "DATE", "the first day, like 2026-11-23, or a month, like 2026-11; this month without it"},
        {"--to", "DATE", "the last day, or a month; today without it"},
        {"--by", "person|team|kind|site", "what the rows are"},
        {"--html", "FILE", "one page for those who lead, that prints on a sheet of A4"},
        {"--csv", "FILE", "rows for a spreadsheet"},
        {"--csv-bom", "", "with a byte order mark, where a spreadsheet shows wrong letters without it"},
        {"--merge", "FILE...", "with the journals of other screens"},
        {"--json", "", "for programs"},
        {"--watch", "", "says it again every two seconds"},
        {"--state", "DIR", "which show is meant, by the state folder of its settings, if several run"},
        {"--help", "", "this"},
        {"--version", "", "of the program"},
    };
    return kOptions;
}

const std::vector<CommandRow>& command_table() {
    static const std::vector<CommandRow> kCommands{
        {"run",
         Subcommand::run,
         {"--config", "--feed", "--theme", "--windowed", "--rotate", "--for", "--hurry"},
         {},
         "shows what people have achieved, over the whole screen"},
        {"check",
         Subcommand::check,
         {"--config", "--feed", "--theme"},
         {},
         "says all that is wrong with settings, theme and feeds, with file, line and column; ends with 1 if any is an "
         "error"},
        {"preview",
         Subcommand::preview,
         {"--out", "--config", "--feed", "--theme", "--size", "--rotate", "--at", "--all", "--celebration",
          "--celebrations"},
         {},
         "draws a picture of each slide, an index.html and a manifest.json; with --config of what this screen shows "
         "then"},
        {"explain",
         Subcommand::explain,
         {"--config", "--feed", "--at"},
         {},
         "says of these items, or of all, whether this screen shows them, why not, and when next; ends with 1 if one "
         "of these is not shown"},
        {"report",
         Subcommand::report,
         {"--from", "--to", "--by", "--html", "--csv", "--csv-bom", "--merge", "--config", "--state", "--feed",
          "--theme"},
         {},
         "says who was recognised for what, how often and how evenly (docs/report.md)"},
        {"forget",
         Subcommand::forget,
         {"--config", "--state"},
         "NAME",
         "erases a person from what is remembered of what was shown (docs/report.md)"},
        {"status",
         Subcommand::status,
         {"--json", "--watch", "--state"},
         {},
         "says what is on and whether all is well; ends with 0, 1, 2 or 3, as monitoring expects (docs/staff.md)"},
        {"screenshot", Subcommand::screenshot, {"--state"}, "FILE.png", "writes what is on the display, to the pixel"},
        {"next", Subcommand::next, {"--state"}, {}, "goes on to the next slide"},
        {"previous", Subcommand::previous, {"--state"}, {}, "goes back to the slide before"},
        {"pause", Subcommand::pause, {"--state"}, {}, "lets the slide stand; said again, the show goes on"},
        {"refetch", Subcommand::refetch, {"--state"}, {}, "asks every feed now"},
        {"reread", Subcommand::reread, {"--state"}, {}, "reads settings and theme again"},
        {"identify",
         Subcommand::identify,
         {"--state"},
         {},
         "shows the screen's name, site and address, large, for ten seconds"},
        {"rehearse",
         Subcommand::rehearse,
         {"--state"},
         "ID",
         "plays the celebration of an item, on this screen alone; it does not count as shown"},
    };
    return kCommands;
}

const CommandRow& row_of(Subcommand command) {
    return *std::ranges::find(command_table(), command, &CommandRow::command);
}

}  // namespace accolade::app
