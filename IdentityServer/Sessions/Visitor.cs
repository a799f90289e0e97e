namespace IdentityServer.Sessions;

/// <summary>From where a request comes, as far as the owner of an account can recognise it.</summary>
/// <param name="Browser">The User-Agent as sent, without what could break a line, at most 300 characters.</param>
internal sealed record Visitor(string Address, string Browser)
{
    public static Visitor Of(HttpContext context)
    {
        var browser = string.Concat(context.Request.Headers.UserAgent.ToString().Where(c => !char.IsControl(c)));
        return new Visitor(context.Connection.RemoteIpAddress?.ToString() ?? "", browser.Length <= 300 ? browser : browser[..300]);
    }
}
