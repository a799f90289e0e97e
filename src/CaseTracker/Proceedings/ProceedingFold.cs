using CaseTracker.Access;
using CaseTracker.Ledger;

namespace CaseTracker.Proceedings;

/// <summary>Turns the history of a proceeding into what is known of it; any past state is the fold of a shorter history.</summary>
public static class ProceedingFold
{
    /// <param name="history">May hold the events of related streams too; they are passed over.</param>
    /// <exception cref="NotFoundException">There is no such proceeding in it.</exception>
    public static Proceeding Of(Guid proceedingId, IEnumerable<Recorded> history)
    {
        Proceeding? proceeding = null;
        foreach (var recorded in history.Where(r => r.StreamId == proceedingId))
        {
            proceeding = recorded.Event is ProceedingOpened opened
                ? new Proceeding
                {
                    ProceedingId = proceedingId,
                    Version = 1,
                    Reference = opened.Reference,
                    Facts = opened.Facts,
                }
                : Apply(proceeding ?? throw new NotFoundException(), recorded.Event, recorded.RecordedAt, recorded.Actor);
        }
        return proceeding ?? throw new NotFoundException();
    }

    /// <summary>The proceeding after one more event.</summary>
    public static Proceeding Apply(Proceeding before, Event e, DateTime recordedAt, string actor)
    {
        var ordinal = before.Version;
        var proceeding = before with { Version = ordinal + 1 };
        return e switch
        {
            ProceedingCorrected c => proceeding with { Facts = c.Facts },
            CaseLinked l => proceeding with { Cases = [.. proceeding.Cases.Where(c => c != l.CaseId), l.CaseId] },
            CaseUnlinked u => proceeding with { Cases = [.. proceeding.Cases.Where(c => c != u.CaseId)] },
            AccusedAdded a => proceeding with
            {
                Accused =
                [
                    .. proceeding.Accused,
                    new Accused(a.AccusedId, ordinal, recordedAt, a.Source, a.Confidence, a.EffectiveOn)
                    {
                        Name = a.Name,
                        NameFrom = a.NameFrom,
                    },
                ],
            },
            AccusedCorrected c => With(proceeding, c.AccusedId, a => a with { Name = c.Name, NameFrom = c.NameFrom }),
            AccusedWithdrawn w => proceeding with { Accused = [.. proceeding.Accused.Where(a => a.AccusedId != w.AccusedId)] },
            SuspectNameReleased r => With(
                proceeding,
                r.AccusedId,
                a => a with { NameReleasedTo = [.. a.NameReleasedTo.Append(r.State).Distinct()] }
            ),
            SuspectNameReleaseRevoked r => With(
                proceeding,
                r.AccusedId,
                a => a with { NameReleasedTo = [.. a.NameReleasedTo.Where(s => s != r.State)] }
            ),
            WhereaboutsRecorded w => With(proceeding, w.AccusedId, a => a with { Whereabouts = w.Text }),
            Stated s => proceeding with { Statements = [.. proceeding.Statements, new Statement(s, ordinal, recordedAt)] },
            StatementCorrected c => With(
                proceeding,
                c.StatementId,
                s => s with { On = c.On ?? s.On, Count = c.Count ?? s.Count, IsCorrected = true }
            ),
            StatementWithdrawn w => With(proceeding, w.StatementId, s => s with { IsWithdrawn = true }),
            StatementAdopted a => Adopt(proceeding, a, new Choice(actor, a.Reason, ordinal)),
            HearingScheduled h => proceeding with { Hearings = [.. proceeding.Hearings, Hearing(h)] },
            HearingHeld h => With(proceeding, h.HearingId, Reference.HearingState.Held),
            HearingAdjourned h => With(proceeding, h.HearingId, Reference.HearingState.Adjourned),
            _ => throw new InvalidOperationException($"A proceeding cannot hold {e.GetType().Name}."),
        };
    }

    /// <summary>A choice ends the one before about the same thing.</summary>
    private static Proceeding Adopt(Proceeding proceeding, StatementAdopted adopted, Choice choice)
    {
        var topic = proceeding.Statements.FirstOrDefault(s => s.Id == adopted.StatementId)?.Topic;
        return proceeding with
        {
            Statements =
            [
                .. proceeding.Statements.Select(s =>
                    s.Id == adopted.StatementId ? s with { Choice = choice }
                    : s.Topic.Equals(topic) ? s with { Choice = null }
                    : s
                ),
            ],
        };
    }

    private static Hearing Hearing(HearingScheduled h) =>
        new(h.HearingId, h.EffectiveOn ?? default, h.Source, h.Confidence, Reference.HearingState.Scheduled);

    private static Proceeding With(Proceeding proceeding, Guid accusedId, Func<Accused, Accused> change) =>
        proceeding with
        {
            Accused = [.. proceeding.Accused.Select(a => a.AccusedId == accusedId ? change(a) : a)],
        };

    private static Proceeding With(Proceeding proceeding, Guid statementId, Func<Statement, Statement> change) =>
        proceeding with
        {
            Statements = [.. proceeding.Statements.Select(s => s.Id == statementId ? change(s) : s)],
        };

    private static Proceeding With(Proceeding proceeding, Guid hearingId, Reference.HearingState state) =>
        proceeding with
        {
            Hearings = [.. proceeding.Hearings.Select(h => h.HearingId == hearingId ? h with { State = state } : h)],
        };
}
