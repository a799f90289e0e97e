using System.Text.Json.Serialization;
using CaseTracker.Web.Api.Contracts;

namespace CaseTracker.Web.Api;

/// <summary>Writes contracts without reflection: camelCase, and absent instead of null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaseList))]
[JsonSerializable(typeof(CaseDetail))]
[JsonSerializable(typeof(IReadOnlyList<CaseReading>))]
[JsonSerializable(typeof(IReadOnlyList<HistoryEntry>))]
[JsonSerializable(typeof(IReadOnlyList<StatusFinding>))]
[JsonSerializable(typeof(IReadOnlyList<StateAccess>))]
[JsonSerializable(typeof(ProceedingList))]
[JsonSerializable(typeof(ProceedingDetail))]
[JsonSerializable(typeof(IReadOnlyList<UpcomingHearing>))]
[JsonSerializable(typeof(AccessLogPage))]
[JsonSerializable(typeof(IReadOnlyList<NamedTable>))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(IReadOnlyList<DesignatedPerson>))]
[JsonSerializable(typeof(DesignationDetail))]
[JsonSerializable(typeof(DesignationGaps))]
[JsonSerializable(typeof(AccessReviewList))]
[JsonSerializable(typeof(IReadOnlyList<Proposal>))]
[JsonSerializable(typeof(IReadOnlyList<VocabularyTerms>))]
[JsonSerializable(typeof(IReadOnlyList<NamedState>))]
[JsonSerializable(typeof(IReadOnlyList<NamedMission>))]
[JsonSerializable(typeof(NamedMission))]
[JsonSerializable(typeof(IReadOnlyList<ConventionParty>))]
[JsonSerializable(typeof(IReadOnlyList<StatusRequestSummary>))]
[JsonSerializable(typeof(StatusRequestDetail))]
[JsonSerializable(typeof(ImportOutcome))]
[JsonSerializable(typeof(OutboxList))]
internal sealed partial class ContractJson : JsonSerializerContext;
