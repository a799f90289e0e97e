using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.AccessLog;

/// <summary>Who looked at which case and took what out, latest first; for auditors, who see no case.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ReadAccessLog.Result Result { get; private set; } = new([], null);

    public List<string> Faults { get; } = [];

    public string? NextAddress =>
        Result.Next is null
            ? null
            : "/access-log"
                + new QueryBuilder(
                    new (string Name, string? Value)[]
                    {
                        ("reference", Reference),
                        ("subject", Subject),
                        ("from", From),
                        ("to", To),
                        ("after", Result.Next),
                    }
                        .Where(p => !string.IsNullOrEmpty(p.Value))
                        .Select(p => new KeyValuePair<string, string>(p.Name, p.Value!))
                );

    public async Task OnGetAsync()
    {
        var query = new ReadAccessLog.Query(Trimmed(Reference)?.ToUpperInvariant(), Trimmed(Subject), Day(From), Day(To), Trimmed(After));
        if (Faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        Result = await mediator.Send(query, HttpContext.RequestAborted);
    }

    public static string When(ReadAccessLog.Entry entry) => Show.Moment(entry.At);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private DateOnly? Day(string? text)
    {
        if (Trimmed(text) is not { } written)
            return null;
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Faults.Add(Texts.Text.DateNotValid);
        return null;
    }
}
