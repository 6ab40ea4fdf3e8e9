-- Tells how long the open send of a file still counts as under way.
-- KEYS[1] lull:media:{id}
-- Answers open, the time, the end; or closed.
local time = iso(now())
local till = redis.call('HGET', KEYS[1], 'send_open_until')
if till and till > time then
    return {'open', time, till}
end
return {'closed'}
