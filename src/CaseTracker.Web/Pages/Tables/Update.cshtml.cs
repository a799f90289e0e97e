using System.Globalization;
using System.Text.Json;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>The draft of the two updates on one mission; for the United Nations.</summary>
public sealed class UpdateModel(IMediator mediator, RequestContext context, MissionDirectory missions, TimeProvider clock) : PageModel
{
    private const string EditionName = "edition";

    public Parameters Address { get; private set; } = null!;

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    public string? Mission => Address["mission"];

    /// <summary>Null where it is that of the edition.</summary>
    public string? PeriodAsked => Address["period"] ?? (Address[EditionName] is null ? ThisYear : null);

    public string ThisYear => PartialDate.FromDate(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).ToString()[..4];

    /// <summary>Those whose numbers can be taken, the latest first.</summary>
    public IReadOnlyList<ListEditions.Row> Editions { get; private set; } = [];

    /// <summary>Null where no mission was chosen, or what was asked for cannot be made.</summary>
    public DraftUpdate.Result? Draft { get; private set; }

    public ILookup<string, string> Faults { get; private set; } = Array.Empty<string>().ToLookup(m => m);

    /// <summary>The same draft as a file.</summary>
    public string FileAddress =>
        (Address.Without("mission") with { Path = $"/api/updates/{Mission}" }).With("period", PeriodAsked).ToString();

    public async Task OnGetAsync()
    {
        if (!context.Caller.Has(Right.ReadPast))
            throw new ForbiddenException();
        Address = Parameters.Of(Request);
        Missions =
        [
            .. (await missions.Read(cancellation: HttpContext.RequestAborted)).All.Where(m =>
                context.Caller.Missions?.Contains(m.Code) ?? true
            ),
        ];
        Editions = [.. (await mediator.Send(new ListEditions.Query(), HttpContext.RequestAborted)).Where(e => e.Number is not null)];
        if (Mission is not { } mission)
            return;
        try
        {
            var lens = Lens.Of(Address.Without(Lens.AudienceName));
            Draft = await mediator.Send(
                new DraftUpdate.Query(mission, PeriodOf(PeriodAsked), lens.Position, lens.Time, EditionOf(Address[EditionName])),
                HttpContext.RequestAborted
            );
        }
        catch (ValidationException fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Faults = fault.Errors.ToLookup(e => FieldOf(e.PropertyName), e => e.ErrorMessage);
        }
        catch (RuleBrokenException broken)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Faults = new[] { broken }.ToLookup(b => FieldOf(b.Field ?? ""), b => b.Message);
        }
    }

    private static Period? PeriodOf(string? text) =>
        text is null ? null
        : Period.TryParse(text, out var period) ? period
        : throw new ValidationException([new("period", Text.FilterValueUnknown(text))]);

    private static int? EditionOf(string? text) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ValidationException([new(EditionName, Text.FilterValueUnknown(text))]);

    /// <summary>As the form names it.</summary>
    private static string FieldOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
