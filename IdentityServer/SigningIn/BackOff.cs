namespace IdentityServer.SigningIn;

/// <summary>After five failures in a row an account takes no guesses for a minute, then for two, four … up to an hour after each further
/// one.</summary>
internal static class BackOff
{
    public const int FreeFailures = 5;

    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int failures) =>
        failures < FreeFailures
            ? TimeSpan.Zero
            : TimeSpan.FromMinutes(Math.Min(_longest.TotalMinutes, Math.Pow(2, Math.Min(failures - FreeFailures, 10))));
}
