using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Proceedings to work on, each with cases of its own.</summary>
public abstract class ProceedingTests : FormTests
{
    private static readonly PartialDate _trial = new(2021, 1, 15),
        _judgment = new(2021, 2, 7);

    /// <summary>A trial about two cases: the first accused was sentenced to death and the name released to Morocco, of the second nothing
    /// is known; a hearing is to be held.</summary>
    private protected async Task<string> NewTrial()
    {
        var reference = (
            await Service.Send(
                Service.Desk,
                new OpenProceeding.Command(
                    [await NewCase(21), await NewCase(22)],
                    Forum.Civilian,
                    "CAF",
                    "Criminal Court",
                    null,
                    new PartialDate(2020, 8),
                    Source.CourtRecord,
                    Confidence.Confirmed
                )
            )
        ).Reference!;
        await Service.Send(
            Service.Desk,
            new AddAccused.Command(
                reference,
                null,
                [new("Invented Suspect", null), new(null, null)],
                new PartialDate(2020, 9),
                Source.CourtRecord,
                Confidence.Confirmed
            )
        );
        var first = (await View(reference)).Accused[0].AccusedId!.Value;
        await Service.Send(
            Service.Desk,
            new EnterTrial.Command(
                reference,
                null,
                _trial,
                _judgment,
                Instance.FirstInstance,
                null,
                [
                    new(
                        first,
                        null,
                        [new(SuspectStatus.TriedPresent, _trial)],
                        null,
                        null,
                        null,
                        Verdict.Convicted,
                        false,
                        null,
                        [new SentencePart(SentenceKind.Death, null, null)]
                    ),
                ],
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );
        await Service.Send(
            Service.Desk,
            new StateFigure.Command(reference, null, Figure.Convicted, 2, _judgment, Source.Media, Confidence.Confirmed, null)
        );
        await Service.Send(
            Service.Desk,
            new ScheduleHearing.Command(reference, null, new PartialDate(2021, 5, 3), Source.CourtRecord, Confidence.Confirmed)
        );
        var proposed = await Service.Send(Service.Desk, new ReleaseSuspectName.Command(reference, null, first, "MAR", "It asked for it."));
        await Service.Send(Second, new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        return reference;
    }

    private protected async Task<ViewProceeding.Result> View(string reference) =>
        await Service.Send(Service.Desk, new ViewProceeding.Query(reference));

    private protected static FilledForm Said(FilledForm form) => Sourced(form.With("On", new DateOnly(2021, 6, 1)));

    private protected static FilledForm Sourced(FilledForm form) => form.With("Source", "court_record").With("Confidence", "confirmed");
}
