using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>Compares the file of a case before and after each event; pure.</summary>
internal static class History
{
    /// <param name="heldBack">Whether what goes to strict readers alone is left out.</param>
    public static IReadOnlyList<ViewHistory.Entry> Of(IReadOnlyList<Recorded> history, bool heldBack)
    {
        var positions = history.GroupBy(r => r.RecordedAt).ToDictionary(g => g.Key, g => g.Max(r => r.Seq));
        var ordinals = history
            .Select(r => r.Event)
            .OfType<PersonAdded>()
            .Select(a => a.PersonId)
            .Distinct()
            .Select((id, i) => (id, i))
            .ToDictionary(x => x.id, x => x.i + 1);
        var entries = new List<ViewHistory.Entry>(history.Count);
        for (var i = 0; i < history.Count; i++)
        {
            var (recorded, e) = (history[i], history[i].Event);
            var before = i == 0 ? null : Fold.Of([.. history.Take(i)]);
            var changes = Changes(before, Fold.Of([.. history.Take(i + 1)]), e, ordinals).Where(c => !heldBack || !IsHeldBack(c)).ToList();
            entries.Add(
                new ViewHistory.Entry(
                    positions[recorded.RecordedAt],
                    recorded.RecordedAt,
                    recorded.Actor,
                    recorded.ActorCapacity,
                    EventTypes.NameOf(e),
                    e.EffectiveOn?.ToString(),
                    Codes.Of(e.Source),
                    Codes.Of(e.Confidence),
                    ReasonOf(e),
                    changes
                )
            );
        }
        return entries;
    }

    private static IEnumerable<FieldChange> Changes(CaseFile? before, CaseFile after, Event e, Dictionary<Guid, int> ordinals)
    {
        switch (e)
        {
            case CaseRegistered or IncidentCorrected:
                return Compare(null, before?.Incident, after.Incident);
            case PersonAdded { PersonId: var id }:
                return Compare(ordinals[id], null, FactsOf(after, id));
            case PersonCorrected { PersonId: var id }:
                return Compare(ordinals.GetValueOrDefault(id), FactsOf(before, id), FactsOf(after, id));
            case HarmRecorded { PersonId: var id }:
                return Compare(ordinals.GetValueOrDefault(id), FactsOf(before, id), FactsOf(after, id));
            case PersonWithdrawn w:
                return [new("moved_to", ordinals.GetValueOrDefault(w.PersonId), null, null, w.MovedTo)];
            case NextOfKinConfirmed or PersonErased:
                return
                [
                    new(
                        e is PersonErased ? "person_erased" : "next_of_kin_informed",
                        ordinals.GetValueOrDefault(PersonOf(e)),
                        null,
                        null,
                        null
                    ),
                ];
            case NameReleased r:
                return [new("name_released_to", ordinals.GetValueOrDefault(r.PersonId), null, null, r.State)];
            case NameReleaseRevoked r:
                return [new("name_released_to", ordinals.GetValueOrDefault(r.PersonId), null, r.State, null)];
            case DetentionStated { PersonId: var id, StatementId: var statement }:
                return OfDetention(before, after, ordinals, id, statement);
            case DetentionCorrected { PersonId: var id, StatementId: var statement }:
                return OfDetention(before, after, ordinals, id, statement);
            case DetentionWithdrawn { PersonId: var id, StatementId: var statement }:
                return OfDetention(before, after, ordinals, id, statement);
            case RegistryRecorded { PersonId: var id }:
                return Compare(ordinals.GetValueOrDefault(id), PersonIn(before, id)?.Registry, PersonIn(after, id)?.Registry);
            case FamilyContactSet { PersonId: var id }:
                return
                [
                    new(
                        "family_contact",
                        ordinals.GetValueOrDefault(id),
                        null,
                        PersonIn(before, id)?.FamilyContact?.Contact?.Text,
                        PersonIn(after, id)?.FamilyContact?.Contact?.Text
                    ),
                ];
            case FamilyInformed { PersonId: var id } i:
                return
                [
                    new(
                        "family_informed_of",
                        ordinals.GetValueOrDefault(id),
                        nameof(Stage),
                        null,
                        string.Join(' ', i.Milestones.Select(Codes.Of))
                    ),
                ];
            case ServiceReferred { PersonId: var id } r:
                return [new("support_service", ordinals.GetValueOrDefault(id), nameof(SupportKind), null, Codes.Of(r.Service))];
            case ProtectedInformationRecorded:
                // What it says is for strict readers, on the page of the case.
                return [];
            default:
                return Plain(before!, after, e);
        }
    }

    private static IEnumerable<FieldChange> OfDetention(
        CaseFile? before,
        CaseFile after,
        Dictionary<Guid, int> ordinals,
        Guid person,
        Guid statement
    )
    {
        return Compare(ordinals.GetValueOrDefault(person), Find(before), Find(after))
            .Where(c => c.Field is "step" or "on" or "by" or "place");

        DetentionStatement? Find(CaseFile? file) =>
            file?.Persons.FirstOrDefault(p => p.PersonId == person)?.Detention.FirstOrDefault(s => s.StatementId == statement);
    }

    private static IEnumerable<FieldChange> Plain(CaseFile before, CaseFile after, Event e) =>
        e switch
        {
            SummarySet => [new("summary", null, null, before.Summary, after.Summary)],
            NarrativeSet => [new("narrative", null, null, before.Narrative, after.Narrative)],
            HostAssessed a =>
            [
                new(
                    "host_assessment",
                    null,
                    nameof(HostAssessment),
                    before.Assessment is { } old ? Codes.Of(old.Assessment) : null,
                    Codes.Of(a.Assessment)
                ),
            ],
            CaseReferred r => [new("referred_to", null, null, before.Referral?.Mechanism, r.Mechanism)],
            ClassificationSet =>
            [
                new("classification", null, nameof(Classification), Codes.Of(before.Classification), Codes.Of(after.Classification)),
            ],
            StateNotified n => [new("notified", null, null, null, n.State)],
            StateAcknowledged a => [new("acknowledged", null, null, null, a.State)],
            MilestoneStated m => [new("stage", null, nameof(Stage), Codes.Of(Status.StageOf(before)), Codes.Of(m.Stage))],
            CaseClosed c => [new("closure", null, nameof(Closure), before.Closure is { } old ? Codes.Of(old) : null, Codes.Of(c.Closure))],
            CaseReopened => [new("closure", null, nameof(Closure), before.Closure is { } old ? Codes.Of(old) : null, null)],
            CaseMerged m => [new("merged_into", null, null, null, m.Into)],
            CaseAbsorbed a => [new("absorbed", null, null, null, a.Reference)],
            AccessGranted g => [new("access", null, null, null, g.Until is { } until ? $"{g.State} {until}" : g.State)],
            AccessEnded g => [new("access", null, null, g.State, null)],
            IReply r => [new("replied", null, null, null, r.State)],
            // The event itself says it all.
            IPassive => [],
            _ => throw new InvalidOperationException($"The history cannot show {e.GetType().Name}."),
        };

    /// <summary>The properties in which two records differ.</summary>
    private static IEnumerable<FieldChange> Compare<T>(int? person, T? before, T? after)
        where T : class
    {
        foreach (
            var property in typeof(T)
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanWrite)
                .OrderBy(p => p.MetadataToken)
        )
        {
            var (old, now) = (
                before is null ? null : Show(property.GetValue(before)),
                after is null ? null : Show(property.GetValue(after))
            );
            if (old == now)
                continue;
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var vocabulary =
                type.IsEnum ? type.Name
                : property.Name == nameof(PersonFacts.Harms) ? nameof(Harm)
                : null;
            yield return new FieldChange(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), person, vocabulary, old, now);
        }
    }

    private static string? Show(object? value) =>
        value switch
        {
            null => null,
            string { Length: 0 } => null,
            string text => text,
            Personal personal => personal.Text,
            Enum code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()),
            HarmSuffered harm => Codes.Of(harm.Harm),
            IEnumerable many => many.Cast<object>().Select(Show).ToList() is { Count: > 0 } all ? string.Join(' ', all) : null,
            double number => number.ToString("0.#####", CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    private static PersonFacts? FactsOf(CaseFile? file, Guid id) => PersonIn(file, id)?.Facts;

    private static Person? PersonIn(CaseFile? file, Guid id) => file?.Persons.FirstOrDefault(p => p.PersonId == id);

    private static Guid PersonOf(Event e) =>
        e switch
        {
            NextOfKinConfirmed n => n.PersonId,
            PersonErased p => p.PersonId,
            _ => default,
        };

    private static string? ReasonOf(Event e) => e.GetType().GetProperty("Reason")?.GetValue(e) as string;

    /// <summary>The fields of the data that the policy holds back in a strictly confidential case.</summary>
    private static bool IsHeldBack(FieldChange change) =>
        change.Field
            is "summary"
                or "narrative"
                or "place"
                or "latitude"
                or "longitude"
                or "name"
                or "nature"
                or "means"
                or "setting"
                or "perpetrator"
                or "by"
                or "attribution"
                or "family_contact";
}
