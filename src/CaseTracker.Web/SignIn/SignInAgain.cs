using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CaseTracker.Web.SignIn;

/// <summary>A session of this request's cookie that ran out; whose it was, and in which capacity that person acted.</summary>
internal sealed record RanOut(string Subject, string? Designation);

/// <summary>
/// Sends whoever is not signed in, or not recently enough, to the provider and back to where that person was. What was typed into a form
/// that could not be taken is kept meanwhile, for the same person alone, and stands in the form again afterwards.
/// </summary>
internal sealed class SignInAgain(
    KeptForms forms,
    IDataProtectionProvider protection,
    Provider provider,
    SignInLimits limits,
    IOptions<AntiforgeryOptions> antiforgery
)
{
    /// <summary>In the address that is come back to: which form.</summary>
    public const string Kept = "kept";

    /// <summary>How old a sign-in may be that is asked for again: young enough to leave time for the form.</summary>
    private static readonly TimeSpan Age = Proof.Window / 3;

    private readonly IDataProtector _protector = protection.CreateProtector("CaseTracker.KeptForm");

    /// <summary>Asks to sign in, because nobody is signed in or the session ran out.</summary>
    public Task Ask(HttpContext context) => Ask(context, context.Features.Get<RanOut>()?.Subject, maxAge: null);

    /// <summary>Asks for both factors again.</summary>
    public Task AskForProof(HttpContext context) => Ask(context, context.User.FindFirstValue(CallerResolution.Subject), Age);

    /// <summary>What was kept for the person of this request under this name; null when there is nothing.</summary>
    public async Task<IFormCollection?> Find(HttpContext context, string name)
    {
        if (context.User.FindFirstValue(CallerResolution.Subject) is not { } subject)
            return null;
        if (await forms.Find(SessionStore.HashOf(name), subject, context.RequestAborted) is not { } content)
            return null;
        try
        {
            return new FormCollection(
                QueryHelpers.ParseQuery(Encoding.UTF8.GetString(_protector.Unprotect(Convert.FromBase64String(content))))
            );
        }
        catch (CryptographicException)
        {
            // Kept under keys that are no more.
            return null;
        }
    }

    private async Task Ask(HttpContext context, string? subject, TimeSpan? maxAge) =>
        await Begin(context, await BackTo(context, subject), maxAge);

    /// <summary>Sends the browser to the provider, and to this address afterwards; the session that it has ends when the sign-in
    /// succeeds.</summary>
    /// <exception cref="Api.RequestRefusedException">Its address was sent there too often.</exception>
    public async Task Begin(HttpContext context, string back, TimeSpan? maxAge)
    {
        if (!provider.IsConfigured)
        {
            context.Response.Redirect(QueryHelpers.AddQueryString(SignInAddresses.Page, "back", back));
            return;
        }
        limits.Admit(context);
        // The path //elsewhere.example of this service would be the address of another.
        var properties = new AuthenticationProperties { RedirectUri = Addresses.LocalOrHome(back) };
        if (maxAge is { } age)
            properties.SetString(ProviderHandler.MaxAge, age.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.GetString(SessionStore.Id) is { } session)
            properties.SetString(SessionStore.Id, session);
        if ((context.User.FindFirstValue(CallerResolution.Designation) ?? context.Features.Get<RanOut>()?.Designation) is { } designation)
            properties.SetString(CallerResolution.Designation, designation);
        await context.ChallengeAsync(ProviderHandler.SchemeName, properties);
    }

    /// <summary>The same page; a form's is at the address that it is sent to.</summary>
    private async Task<string> BackTo(HttpContext context, string? subject)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method))
            return Addresses.Here(request);
        if (!HttpMethods.IsPost(request.Method))
            return "/";
        var name = subject is null ? null : await Keep(context, subject);
        return Parameters.Of(request).With(Kept, name).ToString();
    }

    private async Task<string?> Keep(HttpContext context, string subject)
    {
        // A form of another site comes without this cookie; files are not kept.
        if (
            !context.Request.HasFormContentType
            || antiforgery.Value.Cookie.Name is not { } cookie
            || !context.Request.Cookies.ContainsKey(cookie)
        )
            return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.Count > 0)
            return null;
        var fields = form.Where(f => f.Key != antiforgery.Value.FormFieldName)
            .SelectMany(f => f.Value.Select(v => new KeyValuePair<string, string?>(f.Key, v)));
        var content = QueryString.Create(fields).ToUriComponent();
        var name = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var stored = await forms.Keep(
            SessionStore.HashOf(name),
            subject,
            Convert.ToBase64String(_protector.Protect(Encoding.UTF8.GetBytes(content))),
            context.RequestAborted
        );
        return stored ? name : null;
    }
}
