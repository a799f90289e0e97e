using CaseTracker.Data;
using CaseTracker.Ledger;

namespace CaseTracker.Access;

/// <summary>The keys that all nodes of the web service share; who has the database alone can read none of them.</summary>
public sealed class WebKeys(Database database, MasterKey master, TimeProvider clock)
{
    private sealed record Stored
    {
        public Guid KeyId { get; init; }
        public string Content { get; init; } = "";
    }

    public async Task<IReadOnlyList<string>> All(CancellationToken cancellation = default)
    {
        var stored = await database.Read(
            s => s.Query<Stored>("-- WebKeys.All\nSELECT KeyId, Content FROM WebKey ORDER BY StoredAt, KeyId"),
            cancellation
        );
        return [.. stored.Select(k => k.Content)];
    }

    public Task Add(string content) =>
        database.Write(s =>
            s.Insert(
                "WebKey",
                ["KeyId", "Content", "StoredAt"],
                [
                    [Guid.CreateVersion7(clock.GetUtcNow()), content, clock.GetUtcNow().UtcDateTime],
                ]
            )
        );

    /// <summary>Encrypts what keeps a key secret.</summary>
    public byte[] Lock(byte[] secret) => master.Lock(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered, or locked under another master
    /// key.</exception>
    public byte[] Unlock(byte[] locked) => master.Unlock(locked);
}
