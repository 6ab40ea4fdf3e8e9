-- Ends a conversion well; asked again for the same result, which it has by then, nothing changes.
-- KEYS[1] lull:conversion:{id}; ARGV assemble, worker, token, bytes, checksum
local done = 'done ' .. ARGV[4] .. ' ' .. ARGV[5]
if redis.call('HGET', KEYS[1], ARGV[1]) == done then
    return {'held'}
end
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
-- an error that was overcome explains nothing any more
end_doubt()
redis.call('HDEL', KEYS[1], 'error', takeovers(ARGV[1]))
redis.call('HSET', KEYS[1], ARGV[1], done, 'status', 'completed', 'progress', '100',
    'last_updated', iso(now()))
return {'held'}
