namespace IdentityServer.Links;

/// <summary>What a link lets its receiver do.</summary>
internal enum LinkPurpose
{
    /// <summary>Set the first passphrase.</summary>
    Invitation,

    /// <summary>Set another passphrase without the old one.</summary>
    Reset,

    /// <summary>Confirm a new e-mail address.</summary>
    Address,
}

/// <summary>The more a link lets its receiver do, the shorter it works: an hour where a passphrase can be replaced, a week for an account
/// that holds nothing yet.</summary>
internal static class LinkPurposes
{
    public static TimeSpan LifeOf(LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Invitation => TimeSpan.FromDays(7),
            LinkPurpose.Reset => TimeSpan.FromHours(1),
            LinkPurpose.Address => TimeSpan.FromHours(24),
        };

    public static string PageOf(LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Invitation => "/invitation",
            LinkPurpose.Reset => "/reset/passphrase",
            LinkPurpose.Address => "/account/email/confirm",
        };
}
