namespace IdentityServer.Sessions;

/// <summary>Cookies of this server: for no script, for no other site's posts, gone with the browser, and on HTTPS bound to this host
/// alone.</summary>
internal sealed class SessionCookie(IdentityServiceOptions options, string name)
{
    public string Name { get; } = options.IsHttps ? "__Host-" + name : name;

    public string? Read(HttpContext context) => context.Request.Cookies.TryGetValue(Name, out var value) && value.Length > 0 ? value : null;

    public void Write(HttpContext context, string value) => context.Response.Cookies.Append(Name, value, Flags());

    public void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Flags());

    private CookieOptions Flags() =>
        new()
        {
            HttpOnly = true,
            Secure = options.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
}
