-- Closes a send that did not arrive.
-- KEYS[1] lull:media:{id}; ARGV its number
if redis.call('HGET', KEYS[1], 'sends') == ARGV[1] then
    redis.call('HDEL', KEYS[1], 'send_open_until')
end
return {'closed'}
