using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Choice = CaseTracker.Web.Forms.Choice;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>Composes an edition: which tables, for which period, as of when; at first all of them for the year before, as of now.</summary>
public sealed class NewModel(IMediator mediator, RequestContext context, TimeProvider clock) : FormPage(mediator, context)
{
    public FormView View { get; private set; } = null!;

    public void OnGet()
    {
        Require(Right.Release);
        var year = clock.GetUtcNow().Year - 1;
        Show(
            new Entries()
                .Set("Tables", Codes.All<TableId>())
                .Set("From", new PartialDate(year, 1, 1))
                .Set("To", new PartialDate(year, 12, 31))
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.Release);
        var entries = await ReadEntries();
        if (await Earlier(entries) is { } earlier)
            return Done($"/editions/drafts/{earlier.Reference}", "Editions.Composed");
        if (await Attempt(entries, Read(entries)) is { } receipt)
            return Done($"/editions/drafts/{receipt.Reference}", "Editions.Composed");
        Show(entries);
        return Page();
    }

    private ComposeEdition.Command Read(Entries entries)
    {
        var (from, to, moment) = (entries.Day("From"), entries.Day("To"), default(Moment?));
        if (entries.Text("AsOf") is { } asked)
        {
            if (Moment.TryParse(asked, out var read))
                moment = read;
            else
                entries.Refuse("AsOf", Text.FilterValueUnknown(asked));
        }
        var tables = entries
            .All("Tables")
            .Select(t => Codes.TryParse<TableId>(t, out var id) ? id : (TableId?)null)
            .OfType<TableId>()
            .ToList();
        return new ComposeEdition.Command(
            tables,
            from ?? Period.SeriesStart,
            to ?? Period.SeriesStart,
            entries.Text("Filter"),
            moment?.Position,
            moment?.Time,
            $"{Request.Scheme}://{Request.Host}"
        );
    }

    private void Show(Entries entries) =>
        View = new FormView(
            [
                new Section(
                    null,
                    [
                        Ask.SomeOf(
                            "Tables",
                            Enum.GetValues<TableId>().Select(t => new Choice(Codes.Of(t), $"{t} · {TableTexts.Title(t)}")),
                            "EditionTables"
                        ) with
                        {
                            IsOptional = false,
                        },
                        Ask.Day("From", "EditionFrom"),
                        Ask.Day("To", "EditionTo"),
                        Ask.Line("AsOf", "EditionAsOf", optional: true),
                        Ask.Line("Filter", "EditionFilter", optional: true),
                    ]
                ),
            ],
            entries
        )
        {
            Button = PageText.Of("Editions.New"),
            Back = "/editions",
            Aliases = new Dictionary<string, string> { ["Position"] = "AsOf" },
        }.Sorted();
}
