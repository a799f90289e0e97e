namespace IdentityServer.Protocol;

/// <summary>Answers to browsers: on to the next address, or a page that says neither what was wrong nor where.</summary>
internal static class FrontChannel
{
    /// <summary>303, so that nothing that was posted here is posted on (RFC 9700, section 4.12).</summary>
    public static void Redirect(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    /// <summary>A browser gets the neutral error page, which the frame makes of an empty answer; a program is told what is wrong.</summary>
    public static Task Show(HttpContext context, RefusedException refused)
    {
        context.Response.StatusCode = refused.Status;
        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? Task.CompletedTask
            : BackChannel.Refuse(context, refused);
    }
}
