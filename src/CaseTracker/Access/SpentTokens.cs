using CaseTracker.Data;

namespace CaseTracker.Access;

/// <summary>Tokens that are good for one use only: each is taken once, by whichever node it reaches first.</summary>
public sealed class SpentTokens(Database database, TimeProvider clock)
{
    /// <param name="tokenId">Hash of what names the token.</param>
    /// <param name="until">When it is refused for its age anyway.</param>
    /// <returns>False when it was taken before.</returns>
    public async Task<bool> Take(string tokenId, DateTime until, CancellationToken cancellation = default)
    {
        try
        {
            await database.Write(
                s =>
                    s.Insert(
                        "SpentToken",
                        ["TokenId", "KeptUntil"],
                        [
                            [tokenId, until],
                        ]
                    ),
                cancellation
            );
            return true;
        }
        catch (System.Data.Common.DbException failure) when (database.Engine.IsDuplicateKey(failure))
        {
            return false;
        }
    }

    /// <summary>Forgets what is refused for its age anyway.</summary>
    public Task Sweep() =>
        database.Write(s =>
            s.Execute("-- SpentTokens.Sweep\nDELETE FROM SpentToken WHERE KeptUntil <= @now", new { now = clock.GetUtcNow().UtcDateTime })
        );
}
