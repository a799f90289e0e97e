using IdentityServer.SecondFactors;

namespace IdentityServer.Tests;

/// <summary>An authenticator app: holds the secret of one account and goes by the server's clock.</summary>
internal sealed class Phone(byte[] secret, TurnedClock clock)
{
    public string Code => CodeOf(0);

    public string CodeOf(int stepsFromNow) => Totp.Code(secret, Totp.StepAt(clock.GetUtcNow()) + stepsFromNow);

    /// <summary>The next code, thirty seconds later: each is taken once.</summary>
    public string NextCode()
    {
        clock.Turn(TimeSpan.FromSeconds(30));
        return Code;
    }

    /// <summary>Types in the key that a page shows.</summary>
    public static Phone With(string key, TurnedClock clock)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(
            key.Where(c => c != ' ').Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        return new Phone([.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))], clock);
    }
}
