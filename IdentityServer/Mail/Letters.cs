using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Links;
using IdentityServer.Shell;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Mail;

/// <summary>Writes a message in the language of its receiver. The only secret in it is the link, which is made here and nowhere
/// kept.</summary>
internal sealed class Letters(IdentityStore store, MailedLinks links, ILookupNormalizer normalizer, IdentityServiceOptions options)
{
    private const int LinksPerHour = 5;

    /// <summary>Null where there is nothing to say: no account has this address, or it was sent enough links already.</summary>
    public async Task<Letter?> Write(OutgoingMessage message, CancellationToken cancellation)
    {
        if (await AccountOf(message, cancellation) is not { } account)
            return null;
        var kind = message.Kind == MessageKind.Reset && account.PasswordHash is null ? MessageKind.Invitation : message.Kind;
        // Nothing goes to an address as somebody typed it, but to the account's own spelling.
        var address = message.AccountId is null ? account.Email! : message.Address;
        // Completed meanwhile.
        if (kind == MessageKind.Invitation && account.PasswordHash is not null)
            return null;
        if (kind == MessageKind.ConfirmAddress && await IsTaken(address, account, cancellation))
            return null;
        var (link, moment) = ((string?)null, message.QueuedAt);
        if (PurposeOf(kind) is { } purpose)
        {
            if (await links.Recent(account.Id, purpose, cancellation) >= LinksPerHour)
                return null;
            (link, moment) = await links.Create(purpose, account.Id, address, cancellation);
        }
        var language = Languages.Of(account.Language);
        string Text(string key) =>
            string.Format(
                language,
                PageText.Of(key, language),
                account.Name,
                link ?? options.Issuer + Addresses.Home,
                moment.ToString(PageText.Of("Format.Moment", language), language),
                address,
                $"{options.Issuer}/reset"
            );
        var body = string.Join("\n\n", Text("Mail.Greeting"), Text($"Mail.{kind}"), Text(ClosingOf(kind)), Text("Mail.Signature"));
        return new Letter(message.Id, address, Text($"Mail.{kind}.Subject"), body);
    }

    private Task<Account?> AccountOf(OutgoingMessage message, CancellationToken cancellation)
    {
        if (message.AccountId is { } id)
            return store.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        var address = normalizer.NormalizeEmail(message.Address);
        return store.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == address, cancellation);
    }

    /// <summary>Then nothing is sent, and nobody learns of it.</summary>
    private Task<bool> IsTaken(string address, Account account, CancellationToken cancellation)
    {
        var normalized = normalizer.NormalizeEmail(address);
        return store.Users.AnyAsync(a => a.NormalizedEmail == normalized && a.Id != account.Id, cancellation);
    }

    /// <summary>What to do if it was somebody else; the address that an account had before cannot ask for a new passphrase any
    /// longer.</summary>
    private static string ClosingOf(MessageKind kind) =>
        kind == MessageKind.AddressChanged ? "Mail.NotYouAddress"
        : PurposeOf(kind) is null ? "Mail.NotYou"
        : "Mail.Ignore";

    private static LinkPurpose? PurposeOf(MessageKind kind) =>
        kind switch
        {
            MessageKind.Invitation => LinkPurpose.Invitation,
            MessageKind.Reset => LinkPurpose.Reset,
            MessageKind.ConfirmAddress => LinkPurpose.Address,
            _ => null,
        };
}
