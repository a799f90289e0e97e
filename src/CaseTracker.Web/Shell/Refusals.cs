using CaseTracker.Access;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Web.Api;
using CaseTracker.Web.SignIn;
using FluentValidation;

namespace CaseTracker.Web.Shell;

/// <summary>What a request was answered instead of what it asked for.</summary>
/// <param name="Fields">Messages by field; the empty name holds what concerns no single field.</param>
internal sealed record Refusal(int Status, IReadOnlyDictionary<string, string[]> Fields)
{
    private static readonly Dictionary<string, string[]> None = [];

    public static Refusal Of(int status) => new(status, None);

    /// <summary>The one policy that turns exceptions into answers; null for a fault of the product.</summary>
    public static Refusal? Of(Exception exception) =>
        exception switch
        {
            NotFoundException => Of(StatusCodes.Status404NotFound),
            ForbiddenException => Of(StatusCodes.Status403Forbidden),
            ProofTooOldException => Of(StatusCodes.Status401Unauthorized),
            RuleBrokenException broken => new(StatusCodes.Status422UnprocessableEntity, Messages(broken.Field, broken.Message)),
            EditionDiffersException alarm => new(StatusCodes.Status409Conflict, Messages(null, alarm.Message)),
            StaleException stale => new(StatusCodes.Status409Conflict, Messages(null, stale.Message)),
            ValidationException invalid => new(
                StatusCodes.Status400BadRequest,
                invalid.Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).ToArray())
            ),
            RequestRefusedException refused => new(refused.Status, Messages(null, refused.Message)),
            DocumentTooLargeException => Of(StatusCodes.Status413PayloadTooLarge),
            ProviderAwayException => Of(StatusCodes.Status503ServiceUnavailable),
            BadHttpRequestException bad => Of(bad.StatusCode),
            _ => null,
        };

    private static Dictionary<string, string[]> Messages(string? field, string message) => new() { [field ?? ""] = [message] };
}

/// <summary>Answers refusals and faults: a page in the reader's language, or problem details (RFC 9457) below /api.</summary>
internal sealed partial class Refusals(RequestDelegate next, SignInAgain again, ILogger<Refusals> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Refusal? refusal;
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
            refusal = Refusal.Of(context.Response.StatusCode);
        }
        catch (ProofTooOldException)
            when (!context.Response.HasStarted && Persons.IsShown(context.Request) && !TokenHandler.IsPresented(context.Request))
        {
            if (await AskForProof(context) is not { } away)
                return;
            refusal = away;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            refusal = Refusal.Of(exception);
            if (exception is ProofTooOldException)
                TokenHandler.DemandProof(context.Response);
            if (exception is ProviderAwayException)
                LogAway(log, exception.Message);
            if (refusal is null)
                LogFault(log, exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
            refusal ??= Refusal.Of(StatusCodes.Status500InternalServerError);
        }
        await Answer(context, refusal);
    }

    /// <summary>Null when the person was sent to prove who it is.</summary>
    private async Task<Refusal?> AskForProof(HttpContext context)
    {
        try
        {
            context.Response.Clear();
            await again.AskForProof(context);
            return null;
        }
        catch (Exception refused) when (refused is ProviderAwayException or RequestRefusedException)
        {
            if (refused is ProviderAwayException)
                LogAway(log, refused.Message);
            return Refusal.Of(refused);
        }
    }

    private Task Answer(HttpContext context, Refusal refusal)
    {
        var isApi = context.Request.Path.StartsWithSegments("/api");
        var (allow, demand) = (context.Response.Headers.Allow, context.Response.Headers.WWWAuthenticate);
        context.Response.Clear();
        if (allow.Count > 0)
            context.Response.Headers.Allow = allow;
        if (demand.Count > 0)
            context.Response.Headers.WWWAuthenticate = demand;
        context.Response.StatusCode = refusal.Status;
        return isApi ? Problem.Write(context, refusal.Status, refusal.Fields) : ShowPage(context, refusal);
    }

    /// <summary>Runs the request again as one for the error page, which therefore has the frame and the language of all others.</summary>
    private async Task ShowPage(HttpContext context, Refusal refusal)
    {
        context.Features.Set(refusal);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = "/error";
        context.Request.QueryString = QueryString.Empty;
        context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        await next(context);
    }

    /// <summary>The key of the text that names a refusal; with <c>.Text</c>, of the one that explains it.</summary>
    internal static string TitleOf(int status) =>
        status is 400 or 403 or 404 or 409 or 413 or 422 or 503 ? $"Error.{status}"
        : status < 500 ? "Error.Other"
        : "Error.500";

    [LoggerMessage(LogLevel.Warning, "Nobody can sign in just now: {Reason}.")]
    private static partial void LogAway(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed.")]
    private static partial void LogFault(ILogger log, Exception exception, string method, string? endpoint);
}
