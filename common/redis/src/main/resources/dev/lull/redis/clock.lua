-- clock: the server's own time, so that the clocks of workers do not matter

-- milliseconds since 1970
local function now()
    local time = redis.call('TIME')
    return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- ISO-8601 UTC, always 24 characters: texts compare as their times do
local function iso(millis)
    local days = math.floor(millis / 86400000)
    local rest = millis - days * 86400000
    -- the calendar in eras of 400 years of 146097 days; a year begins in March, so that the leap day is its last
    local shifted = days + 719468
    local era = math.floor(shifted / 146097)
    local day = shifted - era * 146097
    local year = math.floor((day - math.floor(day / 1460) + math.floor(day / 36524) - math.floor(day / 146096)) / 365)
    local of_year = day - (365 * year + math.floor(year / 4) - math.floor(year / 100))
    local march_month = math.floor((5 * of_year + 2) / 153)
    local of_month = of_year - math.floor((153 * march_month + 2) / 5) + 1
    local month = march_month < 10 and march_month + 3 or march_month - 9
    if month <= 2 then
        year = year + 1
    end
    return string.format('%04d-%02d-%02dT%02d:%02d:%02d.%03dZ', era * 400 + year, month, of_month,
        math.floor(rest / 3600000), math.floor(rest / 60000) % 60, math.floor(rest / 1000) % 60, rest % 1000)
end

