using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T14: the proceedings in which a court has judged, with their cases, the persons affected, the accused, the verdicts and the
/// sentences.</summary>
internal static class Convictions
{
    private static readonly AccusedCount[] Counts =
    [
        AccusedCount.Identified,
        AccusedCount.Convicted,
        AccusedCount.Acquitted,
        AccusedCount.DeathSentences,
        AccusedCount.LifeSentences,
        AccusedCount.TermSentences,
        AccusedCount.TriedInAbsentia,
        AccusedCount.ConvictedFinal,
    ];

    /// <summary>Without a total: cases and persons of several proceedings stand under each of them.</summary>
    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        return new BriefingTable(
            TableId.T14,
            rows.Basis,
            [HeadKind.Proceeding],
            [
                new("cases", TableUnit.Case),
                new("persons", TableUnit.Person),
                .. Counts.Select(c => new Column(Codes.Of(c), TableUnit.Accused)),
            ],
            [.. rows.Proceedings.OrderBy(p => p.Reference, StringComparer.Ordinal).Select(p => Row(p, whole))]
        )
        {
            Listed = rows.Listed,
        };
    }

    private static TableRow Row(ProceedingFact proceeding, CaseFilter whole)
    {
        var filter = whole with { Proceeding = proceeding.Reference };
        return new TableRow(
            RowKind.Group,
            [proceeding.Reference],
            [
                new Cell(proceeding.Cases, filter),
                new Cell(proceeding.Persons, filter),
                .. Counts.Select(c =>
                    Tables.Accused(
                        [proceeding],
                        c,
                        new ProceedingFilter
                        {
                            Cases = whole,
                            Reference = proceeding.Reference,
                            With = c,
                        }
                    )
                ),
            ]
        );
    }
}
