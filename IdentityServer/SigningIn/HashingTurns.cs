using System.Threading.RateLimiting;

namespace IdentityServer.SigningIn;

/// <summary>Only so many passphrases are looked at at once, from however many addresses they come: a flood of them must not take the
/// processors from everybody who is signed in.</summary>
internal sealed class HashingTurns(IdentityServiceOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = options.PassphrasesAtOnce,
            QueueLimit = options.PassphrasesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <exception cref="BadHttpRequestException">Too many wait already; the answer is the same whoever asks.</exception>
    public async Task<IDisposable> Take(CancellationToken cancellation)
    {
        var turn = await _turns.AcquireAsync(1, cancellation);
        if (turn.IsAcquired)
            return turn;
        turn.Dispose();
        throw new BadHttpRequestException("Too many passphrases wait to be looked at.", StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _turns.Dispose();
}
