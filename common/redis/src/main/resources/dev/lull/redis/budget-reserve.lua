-- Gives leave to send, unless the destination is paused or got as much as it takes.
-- KEYS[1] lull:budget:{destination}; ARGV items, how many per second, how many per minute
-- Answers go; or wait, the time, the end of the wait.
local time = now()
local known = redis.call('HMGET', KEYS[1], 'paused_until', 'sent')
if known[1] and known[1] > iso(time) then
    return {'wait', iso(time), known[1]}
end

-- what was sent within the last minute, oldest first: milliseconds:items, each followed by a blank
local sent = {}
for at, items in string.gmatch(known[2] or '', '(%d+):(%d+)') do
    if tonumber(at) > time - 60000 then
        sent[#sent + 1] = {at = tonumber(at), items = tonumber(items)}
    end
end

-- when the items fit below the limit of this window
local function free_at(limit, window)
    local used, free = 0, time
    for _, batch in ipairs(sent) do
        if batch.at > time - window then
            used = used + batch.items
        end
    end
    for _, batch in ipairs(sent) do
        if batch.at > time - window and used > 0 and used + ARGV[1] > limit then
            used = used - batch.items
            free = batch.at + window
        end
    end
    return free
end

local free = math.max(free_at(tonumber(ARGV[2]), 1000), free_at(tonumber(ARGV[3]), 60000))
if free > time then
    return {'wait', iso(time), iso(free)}
end
sent[#sent + 1] = {at = time, items = ARGV[1]}
local text = ''
for _, batch in ipairs(sent) do
    text = text .. string.format('%.0f:%d ', batch.at, batch.items)
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'sent', text)
redis.call('PEXPIRE', KEYS[1], 60000)
return {'go'}
