namespace CaseTracker.Web.Api;

/// <summary>Links to the neighbouring pages of a list (RFC 8288).</summary>
internal static class Links
{
    /// <param name="after">What opens that page; null where there is none.</param>
    public static void Append(HttpContext context, string? after, string relation)
    {
        if (after is null)
            return;
        var request = context.Request;
        var others = request.Query.Where(p => p.Key != "after").SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value));
        var address = request.Path.ToUriComponent() + QueryString.Create(others).Add("after", after).ToUriComponent();
        context.Response.Headers.Append("Link", $"<{address}>; rel=\"{relation}\"");
    }
}
