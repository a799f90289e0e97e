namespace IdentityServer.Keys;

/// <summary>
/// When keys come and go: a new one is published before it is used, so that every client has read it by then, and an old one stays
/// published until nothing that it signed is of use any more.
/// </summary>
internal static class KeyRotation
{
    public static readonly TimeSpan Use = TimeSpan.FromDays(90);
    public static readonly TimeSpan Lead = TimeSpan.FromDays(2);

    /// <summary>Longer than any session: an id token is shown again at sign-out.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(2);

    /// <summary>When the key after the newest one is to be used from; null while it is too early to make it.</summary>
    public static DateTime? Next(DateTime? newest, DateTime now) =>
        newest switch
        {
            null => now,
            { } used when used + Use - Lead > now => null,
            { } used => used + Use > now + Lead ? used + Use : now + Lead,
        };

    /// <summary>The key that signs: the newest whose time has come.</summary>
    public static T Signing<T>(IReadOnlyList<T> keys, Func<T, DateTime> useFrom, DateTime now) =>
        keys.Where(k => useFrom(k) <= now).DefaultIfEmpty(keys[0]).MaxBy(useFrom)!;

    /// <summary>Whether a key is over, given since when its successor is used.</summary>
    public static bool IsOver(DateTime? successorUsedFrom, DateTime now) => successorUsedFrom + Overlap <= now;
}
