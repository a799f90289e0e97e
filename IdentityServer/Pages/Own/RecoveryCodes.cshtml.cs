using IdentityServer.Mail;
using IdentityServer.SecondFactors;

namespace IdentityServer.Pages.Own;

/// <summary>New recovery codes, shown once; the earlier ones stop working.</summary>
[RecentProof]
internal sealed class RecoveryCodesModel(RecoveryCodes codes) : OwnPage
{
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public int Left { get; private set; }

    public async Task OnGetAsync() => Left = await codes.Left(Account.Id, HttpContext.RequestAborted);

    public async Task OnPostAsync()
    {
        Codes = await codes.Renew(Account.Id, HttpContext.RequestAborted);
        await Tell(MessageKind.RecoveryCodesChanged);
    }
}
