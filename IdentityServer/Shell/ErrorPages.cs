namespace IdentityServer.Shell;

/// <summary>What a request was answered instead of what it asked for.</summary>
internal sealed record Refusal(int Status)
{
    /// <summary>The key of the text that names it; with <c>.Text</c>, of the one that explains it.</summary>
    public string Key =>
        Status switch
        {
            StatusCodes.Status404NotFound => "Error.404",
            StatusCodes.Status410Gone => "Error.410",
            StatusCodes.Status429TooManyRequests => "Error.429",
            >= 500 => "Error.500",
            _ => "Error.400",
        };
}

/// <summary>
/// Browsers get a page that says neither what was wrong with a link or a form nor whether an account exists; programs get the status alone.
/// An endpoint that answers with a text of its own keeps it.
/// </summary>
internal sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (
                context.Response.HasStarted
                || context.Response.StatusCode < 400
                || context.Response.ContentType is not null
                || context.Response.ContentLength > 0
            )
                return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
            // The query may hold a link's secret: the endpoint's name is enough.
            if (context.Response.StatusCode >= 500)
                LogFault(log, exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
        }
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            await ShowPage(context);
    }

    /// <summary>Runs the request again as one for the error page, which therefore has the frame and the language of all others.</summary>
    private async Task ShowPage(HttpContext context)
    {
        context.Features.Set(new Refusal(context.Response.StatusCode));
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = "/error";
        context.Request.QueryString = QueryString.Empty;
        context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        await next(context);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed.")]
    private static partial void LogFault(ILogger log, Exception exception, string method, string? endpoint);
}
