using IdentityServer.Sessions;

namespace IdentityServer.Pages.Own;

/// <summary>Who signed in as me: every attempt on the own account, right or wrong.</summary>
internal sealed class SignInsModel(SignInLog log) : OwnPage
{
    public IReadOnlyList<SignInEntry> SignIns { get; private set; } = [];

    public async Task OnGetAsync() => SignIns = await log.List(Account.Id, 100, HttpContext.RequestAborted);
}
