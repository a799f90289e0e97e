using Microsoft.AspNetCore.Authentication.Cookies;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// The session's cookie, which a sign-in does not look at: each sign-in begins a session under a new secret, so that a cookie that somebody
/// knew before, or that was ended, is worth nothing after it.
/// </summary>
internal sealed class SessionCookies : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public static void Forget(HttpContext context) => context.Items[typeof(SessionCookies)] = true;

    public string? GetRequestCookie(HttpContext context, string key) =>
        context.Items.ContainsKey(typeof(SessionCookies)) ? null : _cookies.GetRequestCookie(context, key);

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, key, value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, key, options);
}
