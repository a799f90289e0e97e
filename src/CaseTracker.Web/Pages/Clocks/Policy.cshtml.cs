using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Clocks;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>Sets how long one kind of clock runs from a day on.</summary>
public sealed class PolicyModel(IMediator mediator, RequestContext context, TimeProvider clock) : FormPage(mediator, context)
{
    private const string Back = "/clocks/policies";

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    public ClockKind Of { get; private set; }

    public FormView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Find();
        var holds = (await Mediator.Send(new ListClockPolicies.Query(), HttpContext.RequestAborted))
            .Single(k => k.Kind == Of)
            .Holds?.Policy;
        Show(
            new Entries()
                .Set("Amount", holds?.Limit.Amount.ToString(CultureInfo.InvariantCulture))
                .Set<ClockUnit>("Unit", holds?.Limit.Unit)
                .Set("From", PartialDate.FromDate(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
                .Set("RemindAfterDays", holds?.RemindAfterDays?.ToString(CultureInfo.InvariantCulture))
                .Set("RemindsItself", holds?.RemindsItself == true ? ["yes"] : [])
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Find();
        var entries = await ReadEntries();
        var obliges = ClockPolicy.ObligesState(Of);
        var command = new SetClockPolicy.Command(
            Of,
            entries.Whole("Amount") ?? 0,
            entries.Choice<ClockUnit>("Unit") ?? default,
            entries.Day("From") ?? DateOnly.MaxValue,
            obliges ? entries.Whole("RemindAfterDays", optional: true) : null,
            obliges && entries.Holds("RemindsItself", "yes"),
            entries.Text("Reason") ?? ""
        );
        if (await Earlier(entries) is not null || await Attempt(entries, command) is not null)
            return Done(Back, "Clocks.Policy.Done");
        Show(entries);
        return Page();
    }

    private void Find()
    {
        Require(Right.ManageReference);
        Of = Codes.TryParse<ClockKind>(Kind, out var kind) ? kind : throw new NotFoundException();
    }

    private void Show(Entries entries) =>
        View = new FormView([new Section(null, [.. Questions()])], entries) { Button = PageText.Of("Form.Save"), Back = Back }.Sorted();

    private IEnumerable<Field> Questions()
    {
        yield return Ask.Line("Amount");
        yield return Ask.Term<ClockUnit>("Unit");
        yield return Ask.Day("From", "PolicyFrom");
        if (ClockPolicy.ObligesState(Of))
        {
            yield return Ask.Line("RemindAfterDays", optional: true);
            yield return Ask.SomeOf("RemindsItself", [new Choice("yes", PageText.Of("Clocks.RemindsItself"))]);
        }
        yield return Ask.Reason();
    }
}
