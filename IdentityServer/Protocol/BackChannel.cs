namespace IdentityServer.Protocol;

/// <summary>Endpoints that programs call: never stored (RFC 6749, section 5.1), with errors in the standard's form (section 5.2).</summary>
internal static class BackChannel
{
    public static async Task Answer(HttpContext context, Func<HttpContext, Task<object?>> answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        try
        {
            if (await answer(context) is { } body)
                await context.Response.WriteAsJsonAsync(body, body.GetType(), context.RequestAborted);
        }
        catch (RefusedException refused)
        {
            await Refuse(context, refused);
        }
    }

    public static Task RefuseMethod(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return Refuse(
            context,
            new RefusedException(Errors.InvalidRequest, "The method must be POST.", StatusCodes.Status405MethodNotAllowed)
        );
    }

    public static Task Refuse(HttpContext context, RefusedException refused)
    {
        context.Response.StatusCode = refused.Status;
        return context.Response.WriteAsJsonAsync(
            new { error = refused.Error, error_description = refused.Message },
            context.RequestAborted
        );
    }
}
