using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>Turns the history of a case into its file; any past state is the fold of a shorter history.</summary>
public static class Fold
{
    /// <exception cref="NotFoundException">The history is empty: there is no such case.</exception>
    public static CaseFile Of(IReadOnlyList<Recorded> history)
    {
        if (history is not [{ Event: CaseRegistered registered } first, ..])
            throw new NotFoundException();
        var file = new CaseFile
        {
            CaseId = first.StreamId,
            Reference = registered.Reference,
            Incident = registered.Incident,
            Origin = registered.Origin,
        };
        var steps = new List<Step>(history.Count);
        foreach (var recorded in history)
        {
            file = Apply(file, recorded.Event, recorded.RecordedAt);
            steps.Add(new Step(recorded.Event, recorded.RecordedAt));
        }
        return file with
        {
            Version = history[^1].Version,
            DecidedVersion = history.Last(r => r.Event is not IPassive).Version,
            Steps = steps,
        };
    }

    private static CaseFile Apply(CaseFile file, Event e, DateTime recordedAt) =>
        e switch
        {
            IncidentCorrected c => file with { Incident = c.Incident, Origin = c.Origin ?? file.Origin },
            PersonAdded a => file with
            {
                Persons = [.. file.Persons.Where(p => p.PersonId != a.PersonId), new Person(a.PersonId, a.Facts, a.Origin)],
                Withdrawn = [.. file.Withdrawn.Where(p => p.PersonId != a.PersonId)],
            },
            PersonCorrected c => With(file, c.PersonId, p => p with { Facts = c.Facts, Origin = c.Origin ?? p.Origin }),
            HarmRecorded h => With(file, h.PersonId, p => p with { Facts = p.Facts with { Harms = [.. p.Facts.Harms, h.Harm] } }),
            DetentionStated d => With(
                file,
                d.PersonId,
                p =>
                    p with
                    {
                        Detention =
                        [
                            .. p.Detention,
                            new DetentionStatement(d.StatementId, d.Step, d.EffectiveOn!.Value, d.By, d.Place, d.Source, d.Confidence),
                        ],
                    }
            ),
            DetentionCorrected c => With(
                file,
                c.PersonId,
                p =>
                    p with
                    {
                        Detention =
                        [
                            .. p.Detention.Select(s =>
                                s.StatementId != c.StatementId
                                    ? s
                                    : s with
                                    {
                                        On = c.EffectiveOn!.Value,
                                        By = c.By,
                                        Place = c.Place,
                                        Source = c.Source,
                                        Confidence = c.Confidence,
                                    }
                            ),
                        ],
                    }
            ),
            DetentionWithdrawn w => With(
                file,
                w.PersonId,
                p => p with { Detention = [.. p.Detention.Where(s => s.StatementId != w.StatementId)] }
            ),
            PersonWithdrawn w => file with
            {
                Persons = [.. file.Persons.Where(p => p.PersonId != w.PersonId)],
                Withdrawn =
                [
                    .. file.Withdrawn,
                    .. file.Persons.Where(p => p.PersonId == w.PersonId).Select(p => p with { MovedTo = w.MovedTo }),
                ],
            },
            NextOfKinConfirmed n => With(file, n.PersonId, p => p with { NextOfKinInformed = true }),
            NameReleased r => With(file, r.PersonId, p => p with { NameReleasedTo = [.. p.NameReleasedTo.Append(r.State).Distinct()] }),
            NameReleaseRevoked r => With(file, r.PersonId, p => p with { NameReleasedTo = [.. p.NameReleasedTo.Where(s => s != r.State)] }),
            SummarySet s => file with { Summary = s.Summary },
            NarrativeSet n => file with { Narrative = n.Narrative },
            HostAssessed a => file with { Assessment = a },
            CaseReferred r => file with { Referral = r },
            ClassificationSet c => file with { Classification = c.Classification },
            StateNotified n => file with { Notified = Put(file.Notified, n.State, new StatedOn(n.EffectiveOn, n.Source)) },
            StateAcknowledged a => file with { Acknowledged = Put(file.Acknowledged, a.State, new StatedOn(a.EffectiveOn, a.Source)) },
            MilestoneStated m => file with
            {
                Milestones =
                [
                    .. file.Milestones,
                    new Milestone(m.Stage, m.EffectiveOn, m.Source, m.Confidence) { RecordedAt = recordedAt },
                ],
            },
            CaseClosed c => file with { Closure = c.Closure, WasReopened = false, ReopenedOn = null },
            CaseReopened r => file with
            {
                Closure = null,
                WasReopened = true,
                ReopenedOn = r.EffectiveOn ?? PartialDate.FromDate(DateOnly.FromDateTime(recordedAt)),
            },
            CaseMerged m => file with { MergedInto = m.Into },
            AccessGranted g => file with { Grants = Put(file.Grants, g.State, g.Until) },
            AccessEnded g => file with
            {
                Grants = new SortedDictionary<string, PartialDate?>(file.Grants.Where(p => p.Key != g.State).ToDictionary()),
            },
            ProtectedInformationRecorded p => file with { Protected = [.. file.Protected, new ProtectedItem(p.ItemId, p.Kind, p.Text)] },
            PersonErased r => With(file, r.PersonId, p => p with { IsErased = true }) with
            {
                Withdrawn = [.. file.Withdrawn.Select(p => p.PersonId == r.PersonId ? p with { IsErased = true } : p)],
            },
            SubmissionReceived s => file with
            {
                Submissions = [.. file.Submissions, new ReceivedSubmission(s.SubmissionId, s.State, s.Kind, s.At ?? recordedAt)],
            },
            SubmissionAnswered a => file with
            {
                Submissions = [.. file.Submissions.Select(s => s.SubmissionId == a.SubmissionId ? s with { AnsweredAt = recordedAt } : s)],
            },
            IMessage m => With(file, new ExchangedMessage(m.Kind, m.State, m is IReply, recordedAt)),
            MessageTakenOver m => With(file, new ExchangedMessage(m.Kind, m.State, m.IsFromState, m.At)),
            RegistryRecorded r => With(file, r.PersonId, p => Families.Apply(p, r)),
            FamilyContactSet c => With(file, c.PersonId, p => Families.Apply(p, c)),
            FamilyInformed i => With(file, i.PersonId, p => Families.Apply(p, i)),
            ServiceReferred r => With(file, r.PersonId, p => Families.Apply(p, r)),
            FamilyStepWithdrawn w => With(file, w.PersonId, p => Families.Apply(p, w)),
            CaseRegistered or CaseAbsorbed or IPassive => file,
            _ => throw new InvalidOperationException($"A case cannot hold {e.GetType().Name}."),
        };

    private static CaseFile With(CaseFile file, Guid personId, Func<Person, Person> change) =>
        file with
        {
            Persons = [.. file.Persons.Select(p => p.PersonId == personId ? change(p) : p)],
        };

    private static CaseFile With(CaseFile file, ExchangedMessage message) =>
        file with
        {
            Replied = message.IsFromState ? [.. file.Replied.Append(message.State).Distinct()] : file.Replied,
            Messages = [.. file.Messages, message],
        };

    private static SortedDictionary<string, T> Put<T>(IReadOnlyDictionary<string, T> all, string key, T value) =>
        new(all.ToDictionary(), StringComparer.Ordinal) { [key] = value };
}
