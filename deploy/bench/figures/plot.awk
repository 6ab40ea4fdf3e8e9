# Draws line charts side by side as SVG, in the colours of the page around it. Lines of input:
#   panel TITLE|WHAT X IS|WHAT Y IS    begins a chart
#   X Y                                a point of it; points are equally far apart, since X doubles or more
BEGIN { WIDTH = 300; HEIGHT = 190; LEFT = 56; TOP = 46; BETWEEN = 84 }

/^panel / {
    sub(/^panel /, "")
    split($0, words, "|")
    panels++
    for (i = 1; i <= 3; i++) label[panels, i] = words[i]
    next
}

NF == 2 {
    n = ++points[panels]
    x[panels, n] = $1
    y[panels, n] = $2
    if ($2 > most[panels]) most[panels] = $2
}

function text(at_x, at_y, anchor, words, size) {
    printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>\n", at_x, at_y, anchor, size, words
}

# The least of 1, 2, 2.5 and 5 times a power of ten that four steps of reach the top.
function step_of(top,   power, i) {
    power = 10 ^ int(log(top / 4) / log(10) - (top < 4))
    for (i = 1; i <= 5; i++) if (steps[i] * power * 4 >= top) return steps[i] * power
    return 10 * power
}

function nice(number) { return number == int(number) ? sprintf("%d", number) : sprintf("%.3g", number) }

function chart(panel, left,   step, i, at_x, at_y, line) {
    text(left, 14, "start", label[panel, 1], 13)
    step = step_of(most[panel])
    for (i = 0; i <= 4; i++) {
        at_y = TOP + HEIGHT * (1 - i / 4)
        printf "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke-opacity=\"%s\"/>\n", left, left + WIDTH, at_y, at_y, i ? 0.15 : 0.6
        text(left - 6, at_y + 4, "end", nice(step * i), 11)
    }
    for (i = 1; i <= points[panel]; i++) {
        at_x = left + WIDTH * (i - 0.5) / points[panel]
        at_y = TOP + HEIGHT * (1 - y[panel, i] / (4 * step))
        line = line sprintf("%.1f,%.1f ", at_x, at_y)
        printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", at_x, at_y
        text(at_x, TOP + HEIGHT + 16, "middle", x[panel, i], 11)
        text(at_x, at_y - 8, "middle", nice(y[panel, i]), 11)
    }
    printf "<polyline points=\"%s\" fill=\"none\" stroke-width=\"2\"/>\n", line
    text(left + WIDTH / 2, TOP + HEIGHT + 34, "middle", label[panel, 2], 11)
    text(left - 44, TOP - 14, "start", label[panel, 3], 11)
}

END {
    split("1 2 2.5 5 10", steps, " ")
    width = LEFT + panels * (WIDTH + BETWEEN) - BETWEEN + 20
    height = TOP + HEIGHT + 44
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\">\n", width, height
    print "<style>svg { stroke: #1f4e79; fill: #1f4e79; background: #fff } text { stroke: none; fill: #333 }"
    print "@media (prefers-color-scheme: dark) { svg { stroke: #8ec1f0; fill: #8ec1f0; background: #111 } text { fill: #ddd } }</style>"
    for (panel = 1; panel <= panels; panel++) chart(panel, LEFT + (panel - 1) * (WIDTH + BETWEEN))
    print "</svg>"
}
