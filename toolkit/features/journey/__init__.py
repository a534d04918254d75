"""The journey of a group: what people must do, step by step, today and under the proposal."""
