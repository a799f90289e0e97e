using System.Data;
using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Links;
using IdentityServer.Mail;
using IdentityServer.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Invitations;

/// <summary>What became of an invitation.</summary>
internal enum InviteOutcome
{
    Invited,

    /// <summary>The subject has an account: nothing was sent.</summary>
    Known,

    /// <summary>The address is another account's.</summary>
    AddressTaken,
}

/// <summary>Makes an account without a passphrase and has the link mailed with which its owner sets one; inviting the same subject again
/// does nothing unless somebody asked for it.</summary>
internal sealed class Invite(IdentityStore store, MailedLinks links, ILookupNormalizer normalizer, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    public async Task<InviteOutcome> Send(Invitation invitation, CancellationToken cancellation = default)
    {
        if (await Known(invitation, cancellation) is { } known)
        {
            if (known == InviteOutcome.Known && invitation.Again > 0)
                await SendAgain(invitation.Subject!, cancellation);
            return known;
        }
        var account = Make(invitation);
        store.Add(account);
        store.Add(OutgoingMessage.For(account, MessageKind.Invitation, clock));
        try
        {
            await store.SaveChangesAsync(cancellation);
            return InviteOutcome.Invited;
        }
        catch (DbUpdateException)
        {
            // Somebody was faster, with the same subject or the same address; any other fault shows again.
            store.ChangeTracker.Clear();
            if (await Known(invitation, cancellation) is { } meanwhile)
                return meanwhile;
            throw;
        }
    }

    /// <summary>Only to an account that nobody has completed, and to the address that it has; what is asked for twice within minutes is
    /// sent once.</summary>
    private async Task SendAgain(string subject, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().UtcDateTime - Pause;
        if (
            await store.Users.SingleOrDefaultAsync(a => a.Id == subject && a.PasswordHash == null, cancellation) is not { } account
            || await store.Set<OutgoingMessage>().AnyAsync(m => m.AccountId == subject && m.Kind == MessageKind.Invitation, cancellation)
            || await store
                .Set<AccountLink>()
                .AnyAsync(l => l.AccountId == subject && l.Purpose == LinkPurpose.Invitation && l.CreatedAt > since, cancellation)
        )
            return;
        store.Add(OutgoingMessage.For(account, MessageKind.Invitation, clock));
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>The first account of a new server: the link is given to whoever runs the command instead of being mailed. Null once there
    /// is any account.</summary>
    public async Task<string?> First(Invitation invitation, CancellationToken cancellation = default)
    {
        // Two that run at the same time exclude each other.
        await using var transaction = await store.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        if (await store.Users.AnyAsync(cancellation))
            return null;
        var account = Make(invitation);
        store.Add(account);
        await store.SaveChangesAsync(cancellation);
        var (address, _) = await links.Create(LinkPurpose.Invitation, account.Id, account.Email!, cancellation);
        await transaction.CommitAsync(cancellation);
        return address;
    }

    private async Task<InviteOutcome?> Known(Invitation invitation, CancellationToken cancellation)
    {
        var address = normalizer.NormalizeEmail(invitation.Email);
        if (await store.Users.AnyAsync(a => a.Id == invitation.Subject, cancellation))
            return InviteOutcome.Known;
        return await store.Users.AnyAsync(a => a.NormalizedEmail == address, cancellation) ? InviteOutcome.AddressTaken : null;
    }

    private Account Make(Invitation invitation) =>
        new()
        {
            Id = invitation.Subject!,
            Name = invitation.Name!.Trim(),
            Language = Languages.Of(invitation.Language).Name,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            Email = invitation.Email,
            NormalizedEmail = normalizer.NormalizeEmail(invitation.Email),
            UserName = invitation.Email,
            NormalizedUserName = normalizer.NormalizeName(invitation.Email),
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
}
