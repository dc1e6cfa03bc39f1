# Reads what one doctest executable said, and prints: passed failed skipped, then the names of the skipped, one a line.
# A test that says "skipped: why" passed in doctest's eyes, but nothing was tested: it counts as skipped.
# Prints "no summary" where the closing line is missing: the executable died.
function close_test() {
    if (name != "" && why != "" && !wrong) {
        ++skips
        skipped[skips] = name " (" why ")"
    }
    name = ""; why = ""; wrong = 0
}
/^TEST CASE:/ {
    this = $0
    sub(/^TEST CASE: */, "", this)
    if (this != name) { close_test(); name = this }
    next
}
/ MESSAGE: skipped: / {
    why = $0
    sub(/^.* MESSAGE: skipped: */, "", why)
    next
}
/: (FATAL )?ERROR: / || /^\[doctest\] .*TERMINATED/ { wrong = 1 }
/^\[doctest\] test cases:/ {
    close_test()
    found = 1
    line = $0
    gsub(/[^0-9]+/, " ", line)
    split(line, number, " ")  # all, passed, failed, left out
    passed = number[2]; failed = number[3]; left_out = number[4]
}
END {
    if (!found) { print "no summary"; exit }
    print passed - skips, failed, skips + left_out
    for (i = 1; i <= skips; ++i) print skipped[i]
    if (left_out > 0) print left_out " marked to be left out (--slow runs them)"
}
