/**
 * The tables that are spread over shards, and by what. Viewing is by play: whatever is made of one play is made on one shard. An account is no
 * function of the play (people sign in half-way), so what is per account or viewer is a second step. What is rolled up is by account.
 */
export const shardKeys: Readonly<Record<string, string>> = {
  spans: 'cityHash64(service, content, play)',
  audience_days: 'cityHash64(account)',
  audience_pieces: 'cityHash64(account)',
  audience_segments: 'cityHash64(account)',
}
