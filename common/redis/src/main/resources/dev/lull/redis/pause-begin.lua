-- Pauses all conversions, in place of a pause that holds.
-- KEYS[1] lull:pause; ARGV who, stand or drain, milliseconds or nothing
-- Answers since, until or nothing.
local time = now()
local since = redis.call('HGET', KEYS[1], 'since') or iso(time)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'by', ARGV[1], 'running', ARGV[2], 'since', since)
if ARGV[3] == '' then
    return {since, ''}
end
local till = time + ARGV[3]
redis.call('HSET', KEYS[1], 'until', iso(till))
redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', till))
return {since, iso(till)}
