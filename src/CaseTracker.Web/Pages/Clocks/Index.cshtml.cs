using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Clocks;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>The time limits that the reader sees, in both directions: what is overdue first.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    private const int Size = 50;

    public Caller Caller => context.Caller;

    public Parameters Address { get; private set; } = null!;

    public ClockFilter Filter { get; private set; } = null!;

    public int Number { get; private set; }

    public ListClocks.Result Found { get; private set; } = null!;

    public IReadOnlyList<Mission> Missions { get; private set; } = [];

    /// <summary>Reminders that are to be sent; of those who send them.</summary>
    public DueReminders.Result Reminders { get; private set; } = new(0, []);

    public static IEnumerable<ClockView> Views => Enum.GetValues<ClockView>();

    public string AddressOf(ClockView view) =>
        Address.Without("page").With("view", view == ClockView.Overdue ? null : Codes.Of(view)).ToString();

    public string PageAddress(int number) =>
        Address.With("page", number == 1 ? null : number.ToString(CultureInfo.InvariantCulture)).ToString();

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request).WithStatesByCode();
        Number =
            Address["page"] is not { } page ? 1
            : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Unknown("page");
        Filter = new ClockFilter(
            Code<ClockView>("view") ?? ClockView.Overdue,
            Address["owed"] switch
            {
                null => null,
                "un" => true,
                "states" => false,
                _ => throw Unknown("owed"),
            },
            Code<ClockKind>("kind"),
            Address["state"] is { } state ? States.Find(state)?.Iso3 ?? throw Unknown("state") : null,
            Address["mission"]
        );
        Found = await mediator.Send(new ListClocks.Query(Filter, Number, Size), HttpContext.RequestAborted);
        Missions =
        [
            .. (await mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted)).Where(m =>
                Caller.Missions?.Contains(m.Code) != false
            ),
        ];
        if (Caller.Has(Right.FollowUp))
            Reminders = await mediator.Send(new DueReminders.Query(), HttpContext.RequestAborted);
    }

    private T? Code<T>(string name)
        where T : struct, Enum =>
        Address[name] is not { } text ? null
        : Codes.TryParse<T>(text, out var value) ? value
        : throw Unknown(name);

    private ValidationException Unknown(string name) => new([new(name, Texts.Text.FilterValueUnknown(Address[name]!))]);
}
