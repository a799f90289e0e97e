using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Proceedings;
using MediatR;

namespace CaseTracker.Tests.Disclosure;

/// <summary>
/// What a State may not see of the documents of a case, said once more and apart from the product: whatever was never released to it, and
/// of what was, the other versions, the chain of custody, the reasons, and who else has it.
/// </summary>
internal sealed class UnseenDocuments(string viewer, IReadOnlyList<Event> all, RandomLife any, Random random)
{
    private readonly Dictionary<Guid, int> _versions = [];

    /// <summary>The document of which each case of two worlds has one, released to the viewer.</summary>
    public static Guid Shown { get; } = new(77, 7, 7, new byte[8]);

    /// <summary>What a liaison may ask about the documents of cases.</summary>
    public static IEnumerable<IBaseRequest> Questions(IEnumerable<string> references) =>
        references.SelectMany(r =>
            (IBaseRequest[])
                [
                    new ListDocuments.Query(r),
                    new ListDocuments.Query(r, Audience.Un),
                    new ViewDocument.Query(r, Shown),
                    new ViewDocument.Query(r, Shown, Audience.Un),
                    new ViewDocument.Query(r, Guid.Empty),
                    new OpenVersion.Query(r, Shown, 1),
                    new OpenVersion.Query(r, Guid.Empty, 1),
                ]
        );

    /// <summary>A document of the trial in the viewer's case, released to it; and more of the trial that the viewer may not know of, also in
    /// the case that does not concern it.</summary>
    public static IReadOnlyList<IReadOnlyList<Happening>> OfTrial(string viewer, RandomLife any, bool more)
    {
        var own = RandomTrial.CaseOf(viewer);
        var elsewhere = own == RandomTrial.Bangui ? RandomTrial.Kinshasa : RandomTrial.Bangui;
        // Whatever became of the trial before, it is about the viewer's case now.
        List<IReadOnlyList<Happening>> commands =
        [
            [new Happening(RandomTrial.ProceedingId, Proceeding.StreamKind, new CaseLinked(own, null))],
            Filed(own, Court, "Judgment of the trial", viewer),
        ];
        if (more)
        {
            commands.Add(Filed(own, any.Id(), "Indictment", null));
            commands.Add(Filed(elsewhere, any.Id(), "Judgment of the other case", "COD"));
        }
        return commands;

        List<Happening> Filed(Guid file, Guid id, string title, string? state) =>
            [
                .. new Event?[]
                {
                    new DocumentAdded(id, DocumentKind.CourtRecord, title, Classification.Confidential, null, RandomTrial.ProceedingId),
                    new DocumentVersionAdded(id, new Attachment(id, "paper.pdf", "application/pdf", 7, new string('7', 64)), null),
                    state is null ? null : new DocumentReleased(id, 1, state, false, null),
                }
                    .OfType<Event>()
                    .Select(e => new Happening(file, CaseFile.StreamKind, e)),
            ];
    }

    private static Guid Court { get; } = new(78, 7, 7, new byte[8]);

    /// <summary>Of such an event the viewer may not even know that there is one.</summary>
    public bool Hides(IDocumentEvent e) =>
        !IsGiven(e.DocumentId)
        || e switch
        {
            CustodyRecorded or DocumentVerified => true,
            DocumentReleased r => r.State != viewer,
            DocumentReleaseRevoked r => r.State != viewer,
            _ => false,
        };

    /// <summary>Something more that it may not see.</summary>
    public Event Addition(string otherState)
    {
        var known = all.OfType<IDocumentEvent>().Select(d => d.DocumentId).ToList();
        if (known.Count == 0 || any.Chance(2))
            return any.Document(any.Id(), otherState);
        var document = known[random.Next(known.Count)];
        return any.Chance(2)
            ? new CustodyRecorded(document, any.Pick<CustodyStep>(), any.Words(), null, null, null)
            : new DocumentReleased(document, random.Next(1, 4), otherState, any.Chance(2), null);
    }

    /// <summary>The same event with everything about it changed that the viewer may not see; called once for each, in their
    /// order.</summary>
    public Event Other(IDocumentEvent e) =>
        e switch
        {
            DocumentTakenOver t => t with { Document = Other(t.Document) },
            DocumentVersionAdded v => v with { Note = any.Words(), File = IsGiven(v.DocumentId, Next(v.DocumentId)) ? v.File : any.File() },
            DocumentAdded a => IsGiven(a.DocumentId)
                ? a with
                {
                    Classification = Other(a.Classification),
                    RedactedFrom = any.Id(),
                }
                : a with
                {
                    Kind = any.Pick<DocumentKind>(),
                    Title = any.Words(),
                    EffectiveOn = any.Date(),
                    ProceedingId = a.DocumentId,
                },
            DocumentCorrected c => IsGiven(c.DocumentId)
                ? c with
                {
                    Grounds = any.Words(),
                }
                : c with
                {
                    Title = any.Words(),
                    EffectiveOn = any.Date(),
                },
            DocumentClassified c => c with { Grounds = any.Words(), Classification = Other(c.Classification) },
            CustodyRecorded c => c with { Step = any.Pick<CustodyStep>(), Origin = any.Words(), Keeper = any.Words() },
            DocumentVerified v => v with { Finding = any.Pick<Integrity>() },
            DocumentReleased r => r with { Grounds = any.Words() },
            DocumentReleaseRevoked r => r with { Grounds = any.Words() },
            _ => throw new InvalidOperationException($"Say here what a State sees of {e.GetType().Name}."),
        };

    private CaseDocument Other(CaseDocument document)
    {
        // Which versions there are is known to nobody but the UN; which number the first further one gets is not for change.
        _versions[document.DocumentId] = document.Versions.Count;
        var given = IsGiven(document.DocumentId);
        return document with
        {
            Title = given ? document.Title : any.Words(),
            Classification = Other(document.Classification),
            RedactedFrom = any.Id(),
            Custody = [],
            Versions =
            [
                .. document.Versions.Select(
                    (v, i) =>
                        v with
                        {
                            File = IsGiven(document.DocumentId, i + 1) ? v.File : any.File(),
                            Note = any.Words(),
                            By = any.Actor(),
                            At = any.Time(),
                        }
                ),
            ],
            Releases = [.. document.Releases.Where(r => r.State == viewer).Select(r => r with { Grounds = any.Words(), By = any.Actor() })],
        };
    }

    private int Next(Guid document) => _versions[document] = _versions.GetValueOrDefault(document) + 1;

    private Classification Other(Classification classification) =>
        classification == Classification.StrictlyConfidential ? classification
        : any.Chance(2) ? Classification.Unclassified
        : Classification.Confidential;

    /// <summary>Whether a version of it was released to the viewer at some time in this life.</summary>
    private bool IsGiven(Guid document) => Given(document).Any();

    private bool IsGiven(Guid document, int version) => Given(document).Contains(version);

    private IEnumerable<int> Given(Guid document) =>
        all.SelectMany(e =>
            e switch
            {
                DocumentReleased r when r.DocumentId == document && r.State == viewer => [r.Version],
                DocumentTakenOver t when t.DocumentId == document => t
                    .Document.Releases.Where(r => r.State == viewer)
                    .Select(r => r.Version),
                _ => (IEnumerable<int>)[],
            }
        );
}
